/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "createc.h"

#include <stdio.h>
#include <string.h>
#include <glib/gstdio.h>

#define MAGIC "[Paramco32]"
#define MARKER "DATA"
#define HEADER_SIZE 16384 /* the marker included */

static gboolean write_filled(int descriptor, const gchar *bytes, gsize header, gsize size)
{
    static const gchar nothing[HEADER_SIZE];
    FILE *file = fdopen(descriptor, "wb");
    if (!file)
        return FALSE;
    gsize fill = HEADER_SIZE - strlen(MARKER) - header;
    gboolean written = fwrite(bytes, 1, header, file) == header && fwrite(nothing, 1, fill, file) == fill &&
                       fwrite(bytes + header, 1, size - header, file) == size - header;
    return fclose(file) == 0 && written;
}

gchar *tip_createc_fill_header(const gchar *path)
{
    gchar *bytes = NULL, *copy = NULL;
    gsize size = 0;
    if (!g_file_get_contents(path, &bytes, &size, NULL))
        return NULL;
    /* The header is text with NUL bytes behind it, so the marker is looked for in memory, not in a string. */
    gsize header = strlen(MAGIC), last = HEADER_SIZE - strlen(MARKER);
    gboolean ours = size > HEADER_SIZE && memcmp(bytes, MAGIC, strlen(MAGIC)) == 0;
    while (ours && header < last && memcmp(bytes + header, MARKER, strlen(MARKER)) != 0)
        header++;
    if (ours && header < last) {
        int descriptor = g_file_open_tmp("gwytip-XXXXXX.dat", &copy, NULL);
        if (descriptor >= 0 && !write_filled(descriptor, bytes, header, size)) {
            g_unlink(copy);
            g_clear_pointer(&copy, g_free);
        }
    }
    g_free(bytes);
    return copy;
}
