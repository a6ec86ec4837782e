/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script.h"

#include <stdio.h>
#include <stdlib.h>
#include "commands.h"

static const DriveCommand *find(const DriveCommand *commands, const gchar *word)
{
    while (commands->word && !g_str_equal(commands->word, word))
        commands++;
    return commands->word ? commands : NULL;
}

DriveResult drive_do(const gchar *line, const gchar *folder)
{
    static DriveCall call;
    gchar **words = g_strsplit(line, "\t", 3);
    guint count = g_strv_length(words);
    const DriveCommand *command = find(drive_window_commands, words[0]);
    command = command ? command : find(drive_output_commands, words[0]);
    if (!command) {
        fprintf(stderr, "driver: no command '%s'\n", line);
        exit(8);
    }
    call.first = count > 1 ? words[1] : "";
    call.second = count > 2 ? words[2] : "";
    call.folder = folder;
    DriveResult result = command->run(&call);
    call.waited = result == DRIVE_DONE ? 0 : call.waited + 1;
    g_strfreev(words);
    return result;
}
