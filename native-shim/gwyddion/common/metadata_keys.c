/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "metadata_keys.h"

#include <string.h>
#include "keys.h"

typedef struct {
    TipEntryFunc function;
    gpointer user_data;
} Visit;

static void visit_ours(gpointer key, gpointer value, gpointer user_data)
{
    const Visit *visit = user_data;
    const gchar *name = g_quark_to_string(GPOINTER_TO_UINT(key));
    if (g_str_has_prefix(name, TIP_META_PREFIX) && G_VALUE_HOLDS_STRING(value))
        visit->function(name + strlen(TIP_META_PREFIX), g_value_get_string(value), visit->user_data);
}

void tip_metadata_foreach(GwyContainer *meta, TipEntryFunc function, gpointer user_data)
{
    Visit visit = {function, user_data};
    gwy_container_foreach(meta, NULL, visit_ours, &visit);
}

static void collect_name(const gchar *name, G_GNUC_UNUSED const gchar *text, gpointer names)
{
    g_ptr_array_add(names, g_strconcat(TIP_META_PREFIX, name, NULL));
}

void tip_metadata_clear(GwyContainer *meta)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    tip_metadata_foreach(meta, collect_name, names);
    for (guint i = 0; i < names->len; i++)
        gwy_container_remove_by_name(meta, g_ptr_array_index(names, i));
    g_ptr_array_free(names, TRUE);
}
