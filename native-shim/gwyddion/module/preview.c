/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preview.h"

#include <string.h>
#include <app/gwymoduleutils.h>
#include <libdraw/gwydraw.h>
#include <libgwydgets/gwydgets.h>

#define SIZE 400 /* pixels along the longer side */

static GwyContainer *image_data(const TipArgs *args)
{
    GwyContainer *data = gwy_container_new();
    GwyDataField *mask = NULL;
    gwy_container_set_object(data, gwy_app_get_data_key_for_id(0), args->field);
    if (gwy_container_gis_object(args->data, gwy_app_get_mask_key_for_id(args->id), &mask))
        gwy_container_set_object(data, gwy_app_get_mask_key_for_id(0), mask);
    gwy_app_sync_data_items(args->data, data, args->id, 0, FALSE, GWY_DATA_ITEM_GRADIENT, GWY_DATA_ITEM_RANGE,
                            GWY_DATA_ITEM_RANGE_TYPE, GWY_DATA_ITEM_REAL_SQUARE, GWY_DATA_ITEM_MASK_COLOR, 0);
    return data;
}

static GtkWidget *colour_scale(const TipArgs *args, GwyDataView *view)
{
    GwyLayerBasic *layer = GWY_LAYER_BASIC(gwy_data_view_get_base_layer(view));
    GtkWidget *scale = gwy_color_axis_new(GTK_ORIENTATION_VERTICAL);
    GwyColorAxis *axis = GWY_COLOR_AXIS(scale);
    const guchar *gradient = NULL;
    gdouble least, largest;
    gwy_layer_basic_get_range(layer, &least, &largest);
    gwy_color_axis_set_si_unit(axis, gwy_data_field_get_si_unit_z(args->field));
    gwy_color_axis_set_range(axis, least, largest);
    gwy_container_gis_string(args->data, gwy_app_get_data_palette_key_for_id(args->id), &gradient);
    gwy_color_axis_set_gradient(axis, (const gchar *)gradient);
    return scale;
}

/* "Z (Forward): 12 nm × 9 nm, 256 × 192 pixels" */
static gchar *size_text(const TipArgs *args)
{
    GwyDataField *field = args->field;
    GwySIValueFormat *format = gwy_data_field_get_value_format_xy(field, GWY_SI_UNIT_FORMAT_VFMARKUP, NULL);
    gchar *x =
        g_strdup_printf("%.*f", format->precision, gwy_data_field_get_xreal(field) / format->magnitude);
    gchar *y =
        g_strdup_printf("%.*f", format->precision, gwy_data_field_get_yreal(field) / format->magnitude);
    gchar *title = g_markup_escape_text(args->title, -1);
    gchar *text = g_strdup_printf("%s: %s × %s %s, %d × %d pixels", title, x, y, format->units,
                                  gwy_data_field_get_xres(field), gwy_data_field_get_yres(field));
    g_free(title);
    g_free(y);
    g_free(x);
    gwy_si_unit_value_format_free(format);
    return text;
}

static GtkWidget *add_text(GtkBox *box, const gchar *name)
{
    GtkWidget *label = gtk_label_new(NULL);
    gtk_widget_set_name(label, name);
    gtk_misc_set_alignment(GTK_MISC(label), 0.0f, 0.5f);
    gtk_label_set_line_wrap(GTK_LABEL(label), TRUE);
    gtk_widget_set_size_request(label, SIZE, -1);
    gtk_box_pack_start(box, label, FALSE, FALSE, 0);
    return label;
}

GtkWidget *tip_preview_init(TipPreview *preview, const TipArgs *args)
{
    GtkWidget *box = gtk_vbox_new(FALSE, 4), *row = gtk_hbox_new(FALSE, 0);
    preview->args = args;
    preview->data = image_data(args);
    GtkWidget *view = gwy_create_preview(preview->data, 0, SIZE, TRUE);
    tip_overlay_init(&preview->overlay, GWY_DATA_VIEW(view));
    gtk_box_pack_start(GTK_BOX(row), view, FALSE, FALSE, 0);
    gtk_box_pack_start(GTK_BOX(row), colour_scale(args, GWY_DATA_VIEW(view)), FALSE, FALSE, 0);
    gtk_box_pack_start(GTK_BOX(box), row, FALSE, FALSE, 0);

    gchar *size = size_text(args);
    gtk_label_set_markup(GTK_LABEL(add_text(GTK_BOX(box), "gwytip-size")), size);
    g_free(size);
    preview->caption = add_text(GTK_BOX(box), "gwytip-map");
    return box;
}

void tip_preview_hatch(TipPreview *preview)
{
    const gwytip_field *field = &preview->args->scan.field;
    guint8 *measured = g_new(guint8, (gsize)field->width * field->lines);
    gboolean some_missing = tip_engine_measured(field, measured, NULL) &&
                            memchr(measured, 0, (gsize)field->width * field->lines) != NULL;
    tip_overlay_hatch(&preview->overlay, some_missing ? measured : NULL, field->width, field->lines);
    g_free(measured);
}

void tip_preview_overlay(TipPreview *preview, GwyDataField *map, const gchar *caption, gboolean change)
{
    const TipArgs *args = preview->args;
    gint row = change && args->judged ? args->judgement.report.tip_change_line : -1;
    tip_overlay_show(&preview->overlay, map, row / (gdouble)args->scan.field.lines);
    gtk_label_set_text(GTK_LABEL(preview->caption), caption);
}

void tip_preview_clear(TipPreview *preview)
{
    tip_overlay_clear(&preview->overlay);
    g_object_unref(preview->data);
}
