/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "options.h"

static gboolean check(TipOptions *options, const gchar *format, GError **error)
{
    options->csv = g_strcmp0(format, "csv") == 0;
    if (format && !options->csv && !g_str_equal(format, "table"))
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--format is table or csv, not %s",
                    format);
    else if (!options->files || !*options->files)
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "no file named");
    else if (options->output && !g_file_test(options->output, G_FILE_TEST_IS_DIR))
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "there is no folder %s",
                    options->output);
    else
        return TRUE;
    return FALSE;
}

static gboolean parse(GOptionContext *context, int *argc, char ***argv, GError **error)
{
#ifdef G_OS_WIN32
    /* Windows has no UTF-8 locale to speak of; the launcher gives UTF-8. */
    (void)argc;
    gchar **arguments = g_strdupv(*argv);
    gboolean parsed = g_option_context_parse_strv(context, &arguments, error);
    g_strfreev(arguments);
    return parsed;
#else
    return g_option_context_parse(context, argc, argv, error);
#endif
}

gboolean tip_options_parse(TipOptions *options, int *argc, char ***argv, GError **error)
{
    gchar *format = NULL;
    GOptionEntry entries[] = {
        {"surface", 's', 0, G_OPTION_ARG_STRING, &options->surface,
         "the surface of all scans (default: auto)", "NAME"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, "keep the judged files there, as .gwy",
         "FOLDER"},
        {"format", 'f', 0, G_OPTION_ARG_STRING, &format, "table (default) or csv", "FORMAT"},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->files, NULL, "FILE…"},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    GOptionContext *context = g_option_context_new(NULL);
    g_option_context_set_summary(context, "Judges the tip by every image of every file that Gwyddion opens.");
    g_option_context_set_description(
        context, "Exit status: 0 all judged, 1 some image or file failed, 2 wrong usage.");
    g_option_context_add_main_entries(context, entries, NULL);
    gboolean parsed = parse(context, argc, argv, error) && check(options, format, error);
    g_option_context_free(context);
    g_free(format);
    if (parsed && !options->surface)
        options->surface = g_strdup("auto");
    return parsed;
}
