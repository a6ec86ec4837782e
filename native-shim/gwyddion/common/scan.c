/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scan.h"

#include <math.h>
#include <gtk/gtk.h>
#include <libprocess/gwyprocess.h>
#include <app/gwyapp.h>
#include "direction.h"

/* The heights with NaN under the mask, or NULL where the mask does not stand for missing pixels. */
static gdouble *without_missing(GwyDataField *field, GwyDataField *mask)
{
    gsize n = (gsize)gwy_data_field_get_xres(field) * gwy_data_field_get_yres(field);
    const gdouble *heights = gwy_data_field_get_data_const(field);
    const gdouble *marks = gwy_data_field_get_data_const(mask);
    const gdouble *neutral = NULL;
    for (gsize i = 0; i < n; i++) {
        if (marks[i] < 1.0)
            continue;
        if (neutral && *neutral != heights[i])
            return NULL;
        neutral = heights + i;
    }
    if (!neutral)
        return NULL;

    gdouble *copy = g_new(gdouble, n);
    for (gsize i = 0; i < n; i++)
        copy[i] = marks[i] < 1.0 ? heights[i] : NAN;
    return copy;
}

static gboolean is_in_metres(GwyDataField *field)
{
    return gwy_si_unit_equal_string(gwy_data_field_get_si_unit_xy(field), "m");
}

/* 0, unknown, for what is not a length. */
static gdouble length(gdouble metres)
{
    return isfinite(metres) && metres > 0.0 ? metres : 0.0;
}

gboolean tip_scan_init(TipScan *scan, GwyContainer *data, gint id)
{
    GwyDataField *field = NULL, *mask = NULL;
    gwy_clear(scan, 1);
    if (!gwy_container_gis_object(data, gwy_app_get_data_key_for_id(id), &field) || !GWY_IS_DATA_FIELD(field))
        return FALSE;

    gint width = gwy_data_field_get_xres(field), lines = gwy_data_field_get_yres(field);
    if (gwy_container_gis_object(data, gwy_app_get_mask_key_for_id(id), &mask) &&
        gwy_data_field_get_xres(mask) == width && gwy_data_field_get_yres(mask) == lines)
        scan->copy = without_missing(field, mask);

    scan->field.struct_size = sizeof(gwytip_field);
    scan->field.data = scan->copy ? scan->copy : gwy_data_field_get_data_const(field);
    scan->field.width = width;
    scan->field.lines = lines;
    scan->field.direction = tip_scan_direction(data, id);
    if (is_in_metres(field)) {
        scan->field.metres_per_pixel_x = length(gwy_data_field_get_dx(field));
        scan->field.metres_per_pixel_y = length(gwy_data_field_get_dy(field));
    }
    return TRUE;
}

void tip_scan_clear(TipScan *scan)
{
    g_free(scan->copy);
    gwy_clear(scan, 1);
}
