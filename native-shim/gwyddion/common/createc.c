/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "createc.h"

#include <stdio.h>
#include <string.h>
#include <glib/gstdio.h>

#define MAGIC "[Paramco32]"
#define MARKER "DATA"
#define HEADER_SIZE 16384 /* the marker included */
#define LEFT_OVER 3600    /* seconds; nobody reads a file for so long */

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

/* A helper that was killed as it read has left its copy. */
static void remove_left_over(void)
{
    const gchar *folder = g_get_tmp_dir(), *name;
    GDir *dir = g_dir_open(folder, 0, NULL);
    gint64 now = g_get_real_time() / G_USEC_PER_SEC;
    while (dir && (name = g_dir_read_name(dir))) {
        gchar *path = g_build_filename(folder, name, NULL);
        GStatBuf found;
        if (g_pattern_match_simple("gwytip-??????.dat", name) && g_stat(path, &found) == 0 &&
            now - found.st_mtime > LEFT_OVER)
            g_unlink(path);
        g_free(path);
    }
    if (dir)
        g_dir_close(dir);
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
        remove_left_over();
        int descriptor = g_file_open_tmp("gwytip-XXXXXX.dat", &copy, NULL);
        if (descriptor >= 0 && !write_filled(descriptor, bytes, header, size)) {
            g_unlink(copy);
            g_clear_pointer(&copy, g_free);
        }
    }
    g_free(bytes);
    return copy;
}
