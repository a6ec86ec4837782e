/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_PICTURE_H
#define GWYTIP_PICTURE_H

#include <glib.h>

/* Whether a file module's function reads pictures, e.g. "jpeg", and not the files of an instrument. */
gboolean tip_is_picture(const gchar *format);

/* Sets `colours` to whether any pixel of a picture is not grey. FALSE where that cannot be told. */
gboolean tip_picture_has_colours(const gchar *path, gboolean *colours);

#endif
