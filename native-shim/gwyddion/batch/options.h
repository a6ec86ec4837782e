/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_OPTIONS_H
#define GWYTIP_OPTIONS_H

#include <glib.h>

typedef struct {
    gchar *surface; /* a name or "auto" */
    gchar *output;  /* folder for the judged files as .gwy; NULL: none are kept */
    gboolean csv;
    gchar **files; /* at least one */
} TipOptions;

/* Reads the command line. FALSE with `error` set if it is not understood; --help prints and ends the program.
 */
gboolean tip_options_parse(TipOptions *options, int *argc, char ***argv, GError **error);

#endif
