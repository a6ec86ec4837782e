/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "judge.h"

#include <gtk/gtk.h>
#include <libgwymodule/gwymodule.h>
#include <app/gwyapp.h>
#include "channel.h"
#include "keys.h"
#include "metadata_keys.h"
#include "result.h"
#include "scan_file.h"

static void take_entry(const gchar *name, const gchar *text, gpointer result)
{
    tip_result_set(result, name, text);
}

static TipResult *judge_image(const gchar *path, GwyContainer *data, gint id)
{
    TipResult *result = tip_result_new(path, id);
    gchar *title = tip_channel_title(data, id), *unit = tip_channel_unit(data, id);
    tip_result_set(result, "Channel title", title);
    tip_result_set(result, "Channel unit", unit);
    g_free(unit);
    g_free(title);
    GQuark key = gwy_app_get_data_meta_key_for_id(id);
    GwyContainer *meta = NULL;
    /* A process function returns nothing, so what an earlier run left must not pass for this one's answer. */
    if (gwy_container_gis_object(data, key, &meta))
        tip_metadata_clear(meta);
    gwy_app_data_browser_select_data_field(data, id);
    gwy_process_func_run(TIP_FUNCTION, data, GWY_RUN_IMMEDIATE);
    if (gwy_container_gis_object(data, key, &meta))
        tip_metadata_foreach(meta, take_entry, result);
    if (!*tip_result_get(result, "Verdict") && !tip_result_failed(result))
        tip_result_set(result, "Error", "the module gave no answer");
    return result;
}

static gboolean is_same_file(const gchar *a, const gchar *b)
{
    gchar *first = g_canonicalize_filename(a, NULL), *second = g_canonicalize_filename(b, NULL);
    gboolean same = g_str_equal(first, second);
    g_free(first);
    g_free(second);
    return same;
}

static TipResult *save(const TipScanFile *file, const gchar *path, const gchar *folder)
{
    GError *error = NULL;
    gchar *name = g_path_get_basename(path);
    gchar *target =
        g_strconcat(folder, G_DIR_SEPARATOR_S, name, g_str_has_suffix(name, ".gwy") ? "" : ".gwy", NULL);
    gchar *problem = NULL;
    if (is_same_file(path, target))
        problem = g_strdup("not saved: the scan itself would be overwritten");
    else if (!gwy_file_save(file->data, target, GWY_RUN_NONINTERACTIVE, &error))
        problem = g_strdup_printf("not saved as %s: %s", target, error ? error->message : "no reason given");
    TipResult *result = problem ? tip_result_new(path, -1) : NULL;
    if (result)
        tip_result_set(result, "Error", problem);
    g_clear_error(&error);
    g_free(problem);
    g_free(target);
    g_free(name);
    return result;
}

void tip_judge_file(const TipOptions *options, const gchar *path, GPtrArray *results)
{
    TipScanFile file;
    GError *error = NULL;
    if (!tip_scan_file_open(&file, path, &error)) {
        TipResult *result = tip_result_new(path, -1);
        tip_result_set(result, "Error", error->message);
        g_ptr_array_add(results, result);
        g_clear_error(&error);
        return;
    }
    for (gint i = 0; i < file.count; i++)
        g_ptr_array_add(results, judge_image(path, file.data, file.ids[i]));
    TipResult *unsaved = options->output ? save(&file, path, options->output) : NULL;
    if (unsaved)
        g_ptr_array_add(results, unsaved);
    tip_scan_file_close(&file);
}
