/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "state_bar.h"

#include <math.h>

#define WIDTH 150
#define HEIGHT 18
#define MARGIN 4.0 /* room for the dots at 0 and 1 */
#define DOT 2.5

typedef struct {
    gdouble red, green, blue;
} Colour;

static const Colour ground = {1.0, 1.0, 1.0}, border = {0.62, 0.62, 0.62}, ink = {0.13, 0.13, 0.13};
static const Colour good = {0.55, 0.78, 0.58}, bad = {0.91, 0.58, 0.55};

static void use(cairo_t *cairo, const Colour *colour)
{
    cairo_set_source_rgb(cairo, colour->red, colour->green, colour->blue);
}

static gdouble place(gdouble value)
{
    return MARGIN + CLAMP(value, 0.0, 1.0) * (WIDTH - 2.0 * MARGIN);
}

static void fill(cairo_t *cairo, gdouble to, const Colour *colour)
{
    use(cairo, colour);
    cairo_rectangle(cairo, place(0.0), 3.0, to - place(0.0), HEIGHT - 6.0);
    cairo_fill(cairo);
}

static void draw(cairo_t *cairo, const gwytip_state_report *state)
{
    fill(cairo, place(1.0), &ground);
    fill(cairo, place(state->confidence), state->desirable ? &good : &bad);
    use(cairo, &border);
    cairo_set_line_width(cairo, 1.0);
    cairo_rectangle(cairo, place(0.0) - 0.5, 2.5, place(1.0) - place(0.0) + 1.0, HEIGHT - 5.0);
    cairo_stroke(cairo);
    use(cairo, &ink);
    cairo_rectangle(cairo, floor(place(state->threshold)) - 0.5, 0.0, 2.0, HEIGHT);
    cairo_fill(cairo);
    for (gint m = 0; m < MIN(state->member_count, GWYTIP_MAX_MEMBERS); m++) {
        if (isnan(state->members[m]))
            continue;
        cairo_arc(cairo, place(state->members[m]), HEIGHT / 2.0, DOT, 0.0, 2.0 * G_PI);
        cairo_fill(cairo);
    }
}

static gboolean expose(GtkWidget *bar, GdkEventExpose *event, G_GNUC_UNUSED gpointer user_data)
{
    const gwytip_state_report *state = g_object_get_data(G_OBJECT(bar), "state");
    cairo_t *cairo = gdk_cairo_create(gtk_widget_get_window(bar));
    gdk_cairo_rectangle(cairo, &event->area);
    cairo_clip(cairo);
    if (state)
        draw(cairo, state);
    cairo_destroy(cairo);
    return FALSE;
}

GtkWidget *tip_state_bar_new(void)
{
    GtkWidget *bar = gtk_drawing_area_new();
    gtk_widget_set_size_request(bar, WIDTH, HEIGHT);
    gtk_widget_set_tooltip_text(bar,
                                "Bar: confidence of the ensemble. Dots: its members. Line: the threshold.");
    g_signal_connect(bar, "expose-event", G_CALLBACK(expose), NULL);
    return bar;
}

void tip_state_bar_show(GtkWidget *bar, const gwytip_state_report *state)
{
    g_object_set_data(G_OBJECT(bar), "state", (gpointer)state);
    gtk_widget_queue_draw(bar);
}
