/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* The functions of Gwyddion's modules pixmap and hdrimage. */
static const gchar *const formats[] = {
    "png", "jpeg", "tiff", "pnm",  "bmp",   "tga",   "gif",     "jpeg2000", "pcx",
    "xpm", "ras",  "icns", "webp", "png16", "pgm16", "tiffbig", "openexr",
};

gboolean tip_is_picture(const gchar *format)
{
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        if (g_str_equal(formats[i], format))
            return TRUE;
    }
    return FALSE;
}

static GdkPixbuf *open_picture(const gchar *path)
{
    gchar *bytes = NULL;
    gsize size = 0;
    if (!g_file_get_contents(path, &bytes, &size, NULL))
        return NULL;
    GdkPixbufLoader *loader = gdk_pixbuf_loader_new();
    gboolean written = gdk_pixbuf_loader_write(loader, (const guchar *)bytes, size, NULL);
    gboolean closed = gdk_pixbuf_loader_close(loader, NULL);
    GdkPixbuf *picture = written && closed ? gdk_pixbuf_loader_get_pixbuf(loader) : NULL;
    if (picture)
        g_object_ref(picture);
    g_object_unref(loader);
    g_free(bytes);
    return picture;
}

gboolean tip_picture_has_colours(const gchar *path, gboolean *colours)
{
    GdkPixbuf *picture = open_picture(path);
    if (!picture)
        return FALSE;
    const guchar *pixels = gdk_pixbuf_get_pixels(picture);
    gsize row = gdk_pixbuf_get_rowstride(picture);
    gint width = gdk_pixbuf_get_width(picture), lines = gdk_pixbuf_get_height(picture);
    gint step = gdk_pixbuf_get_n_channels(picture);
    *colours = FALSE;
    for (gint y = 0; y < lines && !*colours; y++) {
        const guchar *pixel = pixels + y * row;
        for (gint x = 0; x < width && !*colours; x++, pixel += step)
            *colours = pixel[0] != pixel[1] || pixel[1] != pixel[2];
    }
    g_object_unref(picture);
    return TRUE;
}
