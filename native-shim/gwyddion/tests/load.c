/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * gwytip-load MODULE: what a module costs Gwyddion at its start. Registers it as Gwyddion does with every file in its folders
 * of modules, behind all others, and prints the milliseconds. */
#include <stdio.h>
#include <libgwymodule/gwymodule.h>
#include "quiet.h"
#include "start.h"

int main(int argc, char **argv)
{
    TipStreams streams;
    if (argc != 2 || !tip_take_streams(&streams))
        return 2;
    /* A module of that name may be installed in the user's home. */
    g_setenv("HOME", "/nonexistent", TRUE);
    tip_start_gwyddion();
    GError *error = NULL;
    gint64 start = g_get_monotonic_time();
    const GwyModuleInfo *module = gwy_module_register_module(argv[1], &error);
    gint64 took = g_get_monotonic_time() - start;
    if (!module) {
        fprintf(streams.err, "gwytip-load: %s\n", error ? error->message : "it is not a module");
        return 1;
    }
    fprintf(streams.out, "%.3f\n", 1e-3 * (double)took);
    return fflush(streams.out) == 0 ? 0 : 1;
}
