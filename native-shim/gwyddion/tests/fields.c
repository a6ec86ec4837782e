/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * gwytip-fields FOLDER: writes data fields that cannot be judged, or only in part, as .gwy files made by
 * libgwyddion. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <gtk/gtk.h>
#include <libprocess/gwyprocess.h>
#include <libgwymodule/gwymodule.h>
#include <app/gwyapp.h>
#include "keys.h"

typedef struct {
    const gchar *name;
    gint width;
    gint lines;
    gboolean flat;     /* instead of rough */
    gint first, count; /* rows that hold `value` instead */
    gdouble value;
    gint masked;            /* rows at the bottom under a mask */
    gdouble pixel_height;   /* of pixels that are 1e-10 wide; 0: square */
    const gchar *unit;      /* of x and y; NULL: m */
    const gchar *direction; /* Nanonis' metadata, or NULL */
} Field;

static const Field fields[] = {
    {.name = "1x1", .width = 1, .lines = 1},
    {.name = "1xN", .width = 1, .lines = 64},
    {.name = "Nx1", .width = 64, .lines = 1},
    {.name = "15-lines", .width = 64, .lines = 15},
    {.name = "constant", .width = 64, .lines = 64, .flat = TRUE},
    {.name = "all-nan", .width = 64, .lines = 64, .count = 64, .value = NAN},
    {.name = "infinite", .width = 64, .lines = 64, .first = 7, .count = 1, .value = INFINITY},
    {.name = "partly-nan", .width = 64, .lines = 64, .first = 40, .count = 24, .value = NAN},
    {.name = "masked-missing",
     .width = 64,
     .lines = 64,
     .first = 40,
     .count = 24,
     .value = 5e-11,
     .masked = 24},
    {.name = "masked-grains", .width = 64, .lines = 64, .masked = 24},
    {.name = "good", .width = 64, .lines = 48, .direction = "up"},
    {.name = "tall-pixels", .width = 64, .lines = 48, .pixel_height = 2e-10},
    {.name = "not-in-metres", .width = 64, .lines = 64, .unit = "s", .direction = "down"},
};

static GwyDataField *make(const Field *wanted)
{
    GRand *random = g_rand_new_with_seed(1);
    gdouble pixel_height = wanted->pixel_height > 0.0 ? wanted->pixel_height : 1e-10;
    GwyDataField *field = gwy_data_field_new(wanted->width, wanted->lines, wanted->width * 1e-10,
                                             wanted->lines * pixel_height, FALSE);
    gdouble *heights = gwy_data_field_get_data(field);
    gwy_si_unit_set_from_string(gwy_data_field_get_si_unit_xy(field), wanted->unit ? wanted->unit : "m");
    gwy_si_unit_set_from_string(gwy_data_field_get_si_unit_z(field), "m");
    for (gint y = 0; y < wanted->lines; y++) {
        gboolean special = y >= wanted->first && y < wanted->first + wanted->count;
        for (gint x = 0; x < wanted->width; x++) {
            gdouble ground =
                wanted->flat ? 1e-9 : 5e-11 * (g_rand_double(random) + 0.5 + 0.5 * sin(0.3 * x + 0.1 * y));
            heights[y * wanted->width + x] = special ? wanted->value : ground;
        }
    }
    g_rand_free(random);
    return field;
}

static GwyDataField *make_mask(GwyDataField *field, gint rows)
{
    GwyDataField *mask = gwy_data_field_new_alike(field, TRUE);
    gint width = gwy_data_field_get_xres(field), lines = gwy_data_field_get_yres(field);
    gwy_data_field_area_fill(mask, 0, lines - rows, width, rows, 1.0);
    return mask;
}

/* A stale answer, which a later run has to clear away. */
static GwyContainer *make_metadata(const gchar *direction)
{
    GwyContainer *meta = gwy_container_new();
    gwy_container_set_const_string_by_name(meta, TIP_META_PREFIX "Stale", (const guchar *)"1");
    if (direction)
        gwy_container_set_const_string_by_name(meta, "Direction", (const guchar *)direction);
    return meta;
}

static gboolean write_field(const gchar *folder, const Field *wanted)
{
    GwyContainer *data = gwy_container_new(), *meta = make_metadata(wanted->direction);
    GwyDataField *field = make(wanted);
    gchar *path = g_strdup_printf("%s/%s.gwy", folder, wanted->name);
    gwy_container_set_object(data, gwy_app_get_data_key_for_id(0), field);
    gwy_container_set_object(data, gwy_app_get_data_meta_key_for_id(0), meta);
    if (wanted->masked) {
        GwyDataField *mask = make_mask(field, wanted->masked);
        gwy_container_set_object(data, gwy_app_get_mask_key_for_id(0), mask);
        g_object_unref(mask);
    }
    gwy_container_set_const_string(data, gwy_app_get_data_title_key_for_id(0), (const guchar *)wanted->name);
    gboolean written = gwy_file_save(data, path, GWY_RUN_NONINTERACTIVE, NULL) != 0;
    g_free(path);
    g_object_unref(field);
    g_object_unref(meta);
    g_object_unref(data);
    return written;
}

/* A file that Gwyddion opens and that holds no image. */
static gboolean write_without_image(const gchar *folder)
{
    GwyContainer *data = gwy_container_new();
    gchar *path = g_strdup_printf("%s/no-image.gwy", folder);
    gwy_container_set_int32_by_name(data, "/nothing/here", 1);
    gboolean written = gwy_file_save(data, path, GWY_RUN_NONINTERACTIVE, NULL) != 0;
    g_free(path);
    g_object_unref(data);
    return written;
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    gwy_app_init_nongui("enable-threads", TRUE, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (!write_field(argv[1], fields + i)) {
            fprintf(stderr, "cannot write %s\n", fields[i].name);
            return 1;
        }
    }
    return write_without_image(argv[1]) ? 0 : 1;
}
