/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * gwytip-batch [--surface NAME] FILE...: runs the process function "gwytip" of the installed module on every
 * image of the files, without a window, and prints what it leaves in the metadata: a JSON object a line with
 * "file", "channel" and our entries, all of them texts. A file that cannot be opened has an "Error" alone. */
#include <string.h>
#include <gtk/gtk.h>
#include <libgwymodule/gwymodule.h>
#include <app/gwyapp.h>
#include "json.h"
#include "keys.h"
#include "metadata_keys.h"
#include "quiet.h"
#include "scan_file.h"
#include "start.h"

static void append_entry(const gchar *name, const gchar *text, gpointer user_data)
{
    GString *json = user_data;
    g_string_append(json, json->len ? "," : "{");
    tip_json_string(json, name);
    g_string_append_c(json, ':');
    tip_json_string(json, text);
}

static void print(FILE *out, GString *json)
{
    g_string_append(json, "}\n");
    fputs(json->str, out);
    g_string_free(json, TRUE);
}

static GString *about(const gchar *path)
{
    GString *json = g_string_new(NULL);
    append_entry("file", path, json);
    return json;
}

static GString *judge_image(const gchar *path, GwyContainer *data, gint id)
{
    GwyContainer *meta = NULL;
    GString *json = about(path);
    gchar *channel = g_strdup_printf("%d", id);
    append_entry("channel", channel, json);
    g_free(channel);
    gwy_app_data_browser_select_data_field(data, id);
    gwy_process_func_run(TIP_FUNCTION, data, GWY_RUN_IMMEDIATE);
    if (gwy_container_gis_object(data, gwy_app_get_data_meta_key_for_id(id), &meta))
        tip_metadata_foreach(meta, append_entry, json);
    return json;
}

static void judge_file(FILE *out, const gchar *path)
{
    TipScanFile file;
    GError *error = NULL;
    if (!tip_scan_file_open(&file, path, &error)) {
        GString *json = about(path);
        append_entry("Error", error->message, json);
        print(out, json);
        g_clear_error(&error);
        return;
    }
    for (gint i = 0; i < file.count; i++)
        print(out, judge_image(path, file.data, file.ids[i]));
    tip_scan_file_close(&file);
}

int main(int argc, char **argv)
{
    TipStreams streams;
    const gchar *surface = "auto";
    gint first = 1;
    if (argc > 2 && strcmp(argv[1], "--surface") == 0) {
        surface = argv[2];
        first = 3;
    }
    if (first >= argc || !tip_take_streams(&streams))
        return 2;
    tip_start_gwyddion();
    if (!gwy_process_func_exists(TIP_FUNCTION)) {
        fputs("gwytip-batch: Gwyddion has no module gwytip\n", streams.err);
        return 1;
    }
    gwy_container_set_const_string_by_name(gwy_app_settings_get(), "/module/" TIP_FUNCTION "/surface",
                                           (const guchar *)surface);
    for (gint i = first; i < argc; i++)
        judge_file(streams.out, argv[i]);
    return fflush(streams.out) == 0 ? 0 : 1;
}
