/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "direction.h"

#include <gtk/gtk.h>
#include <app/gwyapp.h>

typedef struct {
    const gchar *key;
    const gchar *down;
    const gchar *up;
} DirectionEntry;

/* What Gwyddion's importers leave in the metadata. */
static const DirectionEntry entries[] = {
    {"Direction", "down", "up"},          /* Nanonis */
    {"Slow scan", "TopDown", "BottomUp"}, /* GXSM */
};

static gwytip_direction direction_from_metadata(GwyContainer *meta)
{
    for (guint i = 0; i < G_N_ELEMENTS(entries); i++) {
        const guchar *raw = NULL;
        if (!gwy_container_gis_string_by_name(meta, entries[i].key, &raw))
            continue;
        gchar *value = g_strstrip(g_strdup((const gchar *)raw));
        gboolean down = g_ascii_strcasecmp(value, entries[i].down) == 0;
        gboolean up = g_ascii_strcasecmp(value, entries[i].up) == 0;
        g_free(value);
        if (down || up)
            return down ? GWYTIP_DIRECTION_DOWN : GWYTIP_DIRECTION_UP;
    }
    return GWYTIP_DIRECTION_UNKNOWN;
}

/* Omicron Matrix images are told apart by their titles: "Z TraceUp", "Z RetraceDown". */
static gwytip_direction direction_from_title(GwyContainer *data, gint id)
{
    gchar *title = gwy_app_get_data_field_title(data, id);
    gchar *lower = g_ascii_strdown(title, -1);
    gwytip_direction direction = strstr(lower, "tracedown") ? GWYTIP_DIRECTION_DOWN
                                 : strstr(lower, "traceup") ? GWYTIP_DIRECTION_UP
                                                            : GWYTIP_DIRECTION_UNKNOWN;
    g_free(lower);
    g_free(title);
    return direction;
}

gwytip_direction tip_scan_direction(GwyContainer *data, gint id)
{
    GwyContainer *meta = NULL;
    gwytip_direction direction = GWYTIP_DIRECTION_UNKNOWN;
    if (gwy_container_gis_object(data, gwy_app_get_data_meta_key_for_id(id), &meta))
        direction = direction_from_metadata(meta);
    return direction != GWYTIP_DIRECTION_UNKNOWN ? direction : direction_from_title(data, id);
}

const gchar *tip_direction_name(gwytip_direction direction)
{
    switch (direction) {
    case GWYTIP_DIRECTION_DOWN:
        return "down";
    case GWYTIP_DIRECTION_UP:
        return "up";
    default:
        return "unknown";
    }
}
