/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scan_file.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <libgwymodule/gwymodule.h>
#include <app/gwyapp.h>
#include "createc.h"
#include "picture.h"

/* Of the 100 points that Gwyddion gives a format. Pictures get 60 and more. */
#define SURE 50

/* As gwytip reads: as numbers more would take 2 GiB. */
#define MOST_PIXELS ((gint64)1 << 28)

GQuark tip_scan_file_error_quark(void)
{
    return g_quark_from_static_string("tip-scan-file-error");
}

static void fail(GError **error, TipScanFileError code, const gchar *message)
{
    g_set_error_literal(error, TIP_SCAN_FILE_ERROR, code, message);
}

const gchar *tip_scan_file_detect(const gchar *path, gboolean *sure)
{
    gint score = 0;
    const gchar *format = gwy_file_detect_with_score(path, FALSE, GWY_FILE_OPERATION_LOAD, &score);
    *sure = score >= SURE;
    return format;
}

static gboolean has_reader(const gchar *path)
{
    gboolean sure;
    return tip_scan_file_detect(path, &sure) && sure;
}

static GwyContainer *load_repaired(const gchar *path, const gchar **format)
{
    gchar *copy = tip_createc_fill_header(path);
    if (!copy)
        return NULL;
    GwyContainer *data = gwy_file_load_with_func(copy, GWY_RUN_NONINTERACTIVE, format, NULL);
    g_unlink(copy);
    g_free(copy);
    return data;
}

static GwyContainer *load(const gchar *path, const gchar **format, GError **error)
{
    GError *reason = NULL;
    GwyContainer *data = NULL;
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        fail(error, TIP_SCAN_FILE_UNREADABLE, "there is no such file");
    else if (g_file_test(path, G_FILE_TEST_IS_DIR))
        fail(error, TIP_SCAN_FILE_UNREADABLE, "this is a folder, not a file");
    else if (!(data = gwy_file_load_with_func(path, GWY_RUN_NONINTERACTIVE, format, &reason)) &&
             !(data = load_repaired(path, format)))
        g_set_error(error, TIP_SCAN_FILE_ERROR,
                    has_reader(path) ? TIP_SCAN_FILE_UNREADABLE : TIP_SCAN_FILE_NO_READER,
                    "Gwyddion cannot open it: %s", reason ? reason->message : "no reason given");
    g_clear_error(&reason);
    return data;
}

static gboolean holds(GwyContainer *data, gint *(*get_ids)(GwyContainer *))
{
    gint *ids = get_ids(data);
    gboolean any = ids[0] != -1;
    g_free(ids);
    return any;
}

static void fail_without_image(GError **error, GwyContainer *data)
{
    const gchar *message = "no image channel";
    if (holds(data, gwy_app_data_browser_get_spectra_ids) || holds(data, gwy_app_data_browser_get_graph_ids))
        message = "it holds a spectrum and no image";
    else if (holds(data, gwy_app_data_browser_get_volume_ids) ||
             holds(data, gwy_app_data_browser_get_curve_map_ids))
        message = "it holds a spectrum at every point and no image";
    else if (holds(data, gwy_app_data_browser_get_xyz_ids))
        message = "it holds single points and no image";
    fail(error, TIP_SCAN_FILE_NO_IMAGE, message);
}

/* Damaged files have data fields of impossible sizes, which Gwyddion hands on: an error, and FALSE. */
static gboolean sizes_can_be(const TipScanFile *file, GError **error)
{
    for (gint i = 0; i < file->count; i++) {
        GwyDataField *field = gwy_container_get_object(file->data, gwy_app_get_data_key_for_id(file->ids[i]));
        gint width = gwy_data_field_get_xres(field), lines = gwy_data_field_get_yres(field);
        if (width < 1 || lines < 1 || (gint64)width * lines > MOST_PIXELS) {
            g_set_error(error, TIP_SCAN_FILE_ERROR, TIP_SCAN_FILE_UNREADABLE,
                        "the file is damaged: an image of %d × %d pixels cannot be", width, lines);
            return FALSE;
        }
    }
    return TRUE;
}

/* GdkPixbuf knows nearly all formats of Gwyddion's. Of the others, Gwyddion makes an image of each colour. */
static gboolean has_colours(const TipScanFile *file, const gchar *path)
{
    gboolean colours;
    return tip_is_picture(file->format) &&
           (tip_picture_has_colours(path, &colours) ? colours : file->count >= 3);
}

gboolean tip_scan_file_open(TipScanFile *file, const gchar *path, GError **error)
{
    gwy_clear(file, 1);
    file->data = load(path, &file->format, error);
    if (!file->data)
        return FALSE;

    gwy_app_data_browser_add(file->data);
    file->ids = gwy_app_data_browser_get_data_ids(file->data);
    while (file->ids[file->count] != -1)
        file->count++;
    if (file->count == 0)
        fail_without_image(error, file->data);
    else if (has_colours(file, path))
        fail(error, TIP_SCAN_FILE_NOT_GREY, "the image is not grey: colours are not heights");
    else if (sizes_can_be(file, error))
        return TRUE;
    tip_scan_file_close(file);
    return FALSE;
}

void tip_scan_file_close(TipScanFile *file)
{
    gwy_app_data_browser_remove(file->data);
    g_object_unref(file->data);
    g_free(file->ids);
    gwy_clear(file, 1);
}
