/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * gwytip-batch: runs the process function "gwytip" of the installed Gwyddion module on every image of the
 * named files, without a window. */
#include <locale.h>
#include <gtk/gtk.h>
#include <libgwymodule/gwymodule.h>
#include <app/gwyapp.h>
#include "judge.h"
#include "keys.h"
#include "quiet.h"
#include "result.h"
#include "start.h"
#include "table.h"

static void free_result(gpointer result)
{
    tip_result_free(result);
}

static int judge_all(const TipOptions *options, FILE *out)
{
    int status = 0;
    GPtrArray *results = g_ptr_array_new_with_free_func(free_result);
    for (gchar **file = options->files; *file; file++) {
        guint first = results->len;
        tip_judge_file(options, *file, results);
        for (guint i = first; i < results->len; i++) {
            status |= tip_result_failed(g_ptr_array_index(results, i));
            if (!options->csv)
                tip_table_write_line(out, g_ptr_array_index(results, i));
        }
    }
    if (options->csv) {
        GString *csv = tip_table_csv(results);
        fwrite(csv->str, 1, csv->len, out);
        g_string_free(csv, TRUE);
    }
    g_ptr_array_free(results, TRUE);
    return status;
}

static void explain_missing(gpointer failure, gpointer err)
{
    const GwyModuleFailureInfo *info = failure;
    if (strstr(info->filename, TIP_FUNCTION))
        fprintf(err, "gwytip-batch: %s: %s\n", info->filename, info->err_message);
}

int main(int argc, char **argv)
{
    TipOptions options = {0};
    TipStreams streams;
    GError *error = NULL;
    setlocale(LC_CTYPE, "");
    if (!tip_options_parse(&options, &argc, &argv, &error)) {
        fprintf(stderr, "gwytip-batch: %s; see --help\n", error->message);
        return 2;
    }
    if (!tip_take_streams(&streams))
        return 1;
    tip_start_gwyddion();
    if (!gwy_process_func_exists(TIP_FUNCTION)) {
        fprintf(streams.err,
                "gwytip-batch: Gwyddion has no module gwytip; it belongs into %s%cmodules%cprocess\n",
                gwy_get_user_dir(), G_DIR_SEPARATOR, G_DIR_SEPARATOR);
        gwy_module_failure_foreach(explain_missing, streams.err);
        return 1;
    }
    gwy_container_set_const_string_by_name(gwy_app_settings_get(), "/module/" TIP_FUNCTION "/surface",
                                           (const guchar *)options.surface);
    int status = judge_all(&options, streams.out);
    return fflush(streams.out) == 0 ? status : 1;
}
