/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "overlay.h"

#include <math.h>

#define OPACITY 0.6 /* where the map is 1 */
#define MARK 7.0    /* pixels, of the marks at the ends of the line */
#define STRIPE 8    /* pixels from one stripe of the hatching to the next */
#define LIGHT 0xff9aa0a6u
#define DARK 0xff5f6368u

static guint32 colour_of(gdouble value)
{
    gdouble v = CLAMP(value, 0.0, 1.0), alpha = OPACITY * v;
    guint red = 255.0 * alpha + 0.5, green = 255.0 * alpha * 0.9 * (1.0 - v) + 0.5;
    return (guint32)(255.0 * alpha + 0.5) << 24 | red << 16 | green << 8;
}

/* The map at the view's own size: scans may be larger by far. */
static cairo_surface_t *paint(GwyDataField *map, gint width, gint height)
{
    cairo_surface_t *picture = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    guchar *pixels = cairo_image_surface_get_data(picture);
    gint stride = cairo_image_surface_get_stride(picture);
    gint columns = gwy_data_field_get_xres(map), rows = gwy_data_field_get_yres(map);
    const gdouble *values = gwy_data_field_get_data_const(map);
    for (gint y = 0; pixels && y < height; y++) {
        guint32 *line = (guint32 *)(void *)(pixels + (gsize)y * stride);
        const gdouble *row = values + (gsize)((gint64)y * rows / height) * columns;
        for (gint x = 0; x < width; x++)
            line[x] = colour_of(row[(gint64)x * columns / width]);
    }
    cairo_surface_mark_dirty(picture);
    return picture;
}

/* Grey stripes, at the view's own size. */
static cairo_surface_t *hatch(const guint8 *measured, gint columns, gint rows, gint width, gint height)
{
    cairo_surface_t *picture = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    guchar *pixels = cairo_image_surface_get_data(picture);
    gint stride = cairo_image_surface_get_stride(picture);
    for (gint y = 0; pixels && y < height; y++) {
        guint32 *line = (guint32 *)(void *)(pixels + (gsize)y * stride);
        const guint8 *row = measured + (gsize)((gint64)y * rows / height) * columns;
        for (gint x = 0; x < width; x++)
            line[x] = row[(gint64)x * columns / width] ? 0 : (x + y) % STRIPE < STRIPE / 2 ? LIGHT : DARK;
    }
    cairo_surface_mark_dirty(picture);
    return picture;
}

/* Where the data lie in the view. */
static GdkRectangle place_of_data(GwyDataView *view)
{
    gdouble width, height;
    gint left, top, right, bottom;
    gwy_data_view_get_real_data_sizes(view, &width, &height);
    gwy_data_view_coords_real_to_xy(view, 0.0, 0.0, &left, &top);
    gwy_data_view_coords_real_to_xy(view, width, height, &right, &bottom);
    GdkRectangle place = {left, top, MAX(right - left, 1), MAX(bottom - top, 1)};
    return place;
}

/* A blue line that light and dark grounds set off alike, with a mark at either end. */
static void draw_line(cairo_t *cairo, const GdkRectangle *place, gdouble line)
{
    gdouble y = place->y + floor(line * place->height), right = place->x + place->width;
    for (gint pass = 0; pass < 2; pass++) {
        gdouble size = pass ? MARK - 1.5 : MARK;
        cairo_set_source_rgb(cairo, pass ? 0.1 : 1.0, pass ? 0.55 : 1.0, 1.0);
        cairo_set_line_width(cairo, pass ? 2.0 : 4.0);
        cairo_move_to(cairo, place->x, y);
        cairo_line_to(cairo, right, y);
        cairo_stroke(cairo);
        for (gint end = 0; end < 2; end++) {
            gdouble x = end ? right : place->x, inwards = end ? -size : size;
            cairo_move_to(cairo, x, y - size);
            cairo_line_to(cairo, x + inwards, y);
            cairo_line_to(cairo, x, y + size);
            cairo_fill(cairo);
        }
    }
}

static gboolean expose(GtkWidget *view, GdkEventExpose *event, TipOverlay *overlay)
{
    GdkRectangle place = place_of_data(GWY_DATA_VIEW(view));
    cairo_t *cairo = gdk_cairo_create(gtk_widget_get_window(view));
    gdk_cairo_rectangle(cairo, &event->area);
    cairo_clip(cairo);
    if (overlay->unmeasured) {
        cairo_set_source_surface(cairo, overlay->unmeasured, place.x, place.y);
        cairo_paint(cairo);
    }
    if (overlay->map) {
        cairo_set_source_surface(cairo, overlay->map, place.x, place.y);
        cairo_paint(cairo);
    }
    if (overlay->line >= 0.0)
        draw_line(cairo, &place, overlay->line);
    cairo_destroy(cairo);
    return FALSE;
}

static void forget(cairo_surface_t **picture)
{
    if (*picture)
        cairo_surface_destroy(*picture);
    *picture = NULL;
}

void tip_overlay_init(TipOverlay *overlay, GwyDataView *view)
{
    overlay->view = view;
    overlay->map = overlay->unmeasured = NULL;
    overlay->line = -1.0;
    g_signal_connect_after(view, "expose-event", G_CALLBACK(expose), overlay);
}

void tip_overlay_hatch(TipOverlay *overlay, const guint8 *measured, gint columns, gint rows)
{
    forget(&overlay->unmeasured);
    if (measured) {
        GdkRectangle place = place_of_data(overlay->view);
        overlay->unmeasured = hatch(measured, columns, rows, place.width, place.height);
    }
    gtk_widget_queue_draw(GTK_WIDGET(overlay->view));
}

void tip_overlay_show(TipOverlay *overlay, GwyDataField *map, gdouble line)
{
    forget(&overlay->map);
    overlay->line = line;
    if (map) {
        GdkRectangle place = place_of_data(overlay->view);
        overlay->map = paint(map, place.width, place.height);
    }
    gtk_widget_queue_draw(GTK_WIDGET(overlay->view));
}

void tip_overlay_clear(TipOverlay *overlay)
{
    forget(&overlay->unmeasured);
    forget(&overlay->map);
}
