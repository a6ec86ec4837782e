/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * gwytip-read: hands out the images of any file that Gwyddion opens. It reads one request a line from stdin and
 * answers on stdout as answer.h says, until stdin ends. An absolute path asks for the images of that file, the
 * word "detect" and an absolute path whether there is a module for it. It runs as a process of its own because
 * a file module may hang or crash on a broken file; whoever asks keeps a time limit and starts another one
 * then. */
#include <string.h>
#include <glib.h>
#include "answer.h"
#include "quiet.h"
#include "start.h"

#define DETECT "detect "

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

static gboolean answer(FILE *out, const gchar *request)
{
    return g_str_has_prefix(request, DETECT) ? tip_answer_detect(out, request + strlen(DETECT))
                                             : tip_answer(out, request);
}

int main(void)
{
    TipStreams streams;
    if (!tip_take_streams(&streams))
        return 1;
    tip_start_gwyddion();

    gboolean alive = TRUE;
    GString *request = g_string_new(NULL);
    while (alive && read_line(streams.in, request))
        alive = answer(streams.out, request->str);
    g_string_free(request, TRUE);
    return alive ? 0 : 1;
}
