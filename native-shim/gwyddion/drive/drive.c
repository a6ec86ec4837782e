/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A test's hand on a real Gwyddion window. Where GWYTIP_DRIVE names a folder, this module does the lines of
 * its script.txt (see script.h), one a tick, and leaves its outputs there. A line that cannot be done within
 * GIVE_UP ends Gwyddion with status 9. */
#include <stdio.h>
#include <stdlib.h>
#include <gtk/gtk.h>
#include <libgwymodule/gwymodule.h>
#include <app/gwyapp.h>
#include "script.h"
#include "widgets.h"

#define TICK 50     /* milliseconds */
#define GIVE_UP 300 /* ticks */

static gboolean module_register(void);

static GwyModuleInfo module_info = {
    GWY_MODULE_ABI_VERSION,
    &module_register,
    "Drives the Tip State dialogs in tests.",
    "The GwyTip authors",
    "0.1.0",
    "The GwyTip authors",
    "2026",
};

GWY_MODULE_QUERY2(module_info, gwytip_drive)

static gchar **read_script(const gchar *folder)
{
    gchar *path = g_build_filename(folder, "script.txt", NULL), *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        exit(8);
    gchar **lines = g_strsplit(g_strchomp(text), "\n", -1);
    g_free(text);
    g_free(path);
    return lines;
}

static gboolean tick(gpointer folder)
{
    static gchar **line = NULL;
    static gint ticks = 0;
    if (!line)
        line = read_script(folder);
    if (!*line)
        return G_SOURCE_REMOVE;
    DriveResult result = drive_do(*line, folder);
    if (result == DRIVE_DONE) {
        line++;
        ticks = 0;
    } else if (++ticks > GIVE_UP) {
        fprintf(stderr, "driver: gave up at '%s'\n", *line);
        drive_write_titles(stderr);
        exit(9);
    }
    return result == DRIVE_QUIT ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void do_nothing(G_GNUC_UNUSED GwyContainer *data, G_GNUC_UNUSED GwyRunType mode,
                       G_GNUC_UNUSED const gchar *name)
{
}

static gboolean module_register(void)
{
    const gchar *folder = g_getenv("GWYTIP_DRIVE");
    if (folder && *folder)
        g_timeout_add(TICK, tick, g_strdup(folder));
    /* Gwyddion unloads a module that registers nothing. */
    return gwy_process_func_register("gwytip_drive", do_nothing, "/_Tip State Driver", NULL,
                                     GWY_RUN_IMMEDIATE, 0, "Drives the Tip State dialogs in tests");
}
