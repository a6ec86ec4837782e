/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scan_file.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <libgwymodule/gwymodule.h>
#include <app/gwyapp.h>
#include "createc.h"

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
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "there is no such file");
    else if (g_file_test(path, G_FILE_TEST_IS_DIR))
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "this is a folder, not a file");
    else if (!(data = gwy_file_load_with_func(path, GWY_RUN_NONINTERACTIVE, format, &reason)) &&
             !(data = load_repaired(path, format)))
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Gwyddion cannot open it: %s",
                    reason ? reason->message : "no reason given");
    g_clear_error(&reason);
    return data;
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
    if (file->count > 0)
        return TRUE;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no image channel");
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
