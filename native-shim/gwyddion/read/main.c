/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * gwytip-read: hands out the images of any file that Gwyddion opens. It reads one absolute path a line from
 * stdin and answers on stdout as answer.h says, until stdin ends. It runs as a process of its own because a
 * file module may hang or crash on a broken file; whoever asks keeps a time limit and starts another one
 * then. */
#include <glib.h>
#include "answer.h"
#include "quiet.h"
#include "start.h"

/* The next line without its end; FALSE at the end of the requests. */
static gboolean read_line(FILE *in, GString *line)
{
    int c = getc(in);
    gboolean any = c != EOF;
    g_string_truncate(line, 0);
    for (; c != EOF && c != '\n'; c = getc(in))
        g_string_append_c(line, (gchar)c);
    return any;
}

int main(void)
{
    TipStreams streams;
    if (!tip_take_streams(&streams))
        return 1;
    tip_start_gwyddion();

    gboolean alive = TRUE;
    GString *path = g_string_new(NULL);
    while (alive && read_line(streams.in, path))
        alive = tip_answer(streams.out, path->str);
    g_string_free(path, TRUE);
    return alive ? 0 : 1;
}
