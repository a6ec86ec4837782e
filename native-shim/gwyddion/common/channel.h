/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_CHANNEL_H
#define GWYTIP_CHANNEL_H

#include <libgwyddion/gwycontainer.h>

/* What Gwyddion calls image `id` of a file. To be freed. */
gchar *tip_channel_title(GwyContainer *data, gint id);

/* The unit of its values, plain and without a prefix: "m", "A", "". To be freed. */
gchar *tip_channel_unit(GwyContainer *data, gint id);

#endif
