/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "result.h"

TipResult *tip_result_new(const gchar *file, gint channel)
{
    TipResult *result = g_new0(TipResult, 1);
    result->file = g_strdup(file);
    result->channel = channel;
    result->entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return result;
}

void tip_result_free(TipResult *result)
{
    g_hash_table_destroy(result->entries);
    g_free(result->file);
    g_free(result);
}

const gchar *tip_result_get(const TipResult *result, const gchar *entry)
{
    const gchar *text = g_hash_table_lookup(result->entries, entry);
    return text ? text : "";
}

void tip_result_set(TipResult *result, const gchar *entry, const gchar *text)
{
    g_hash_table_replace(result->entries, g_strdup(entry), g_strdup(text));
}

gboolean tip_result_failed(const TipResult *result)
{
    return *tip_result_get(result, "Verdict") == '\0';
}
