/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table.h"

#include <string.h>

static const gchar *const before[] = {"Surface", "State", "Verdict", "Confidence", NULL};
static const gchar *const after[] = {"Provider", "Error",    "Channel title", "Channel unit",
                                     "Measured", "Left out", "Notes",         NULL};
static const gchar *const unlisted[] = {"Tip change", "Tip change line", "Thresholds", NULL};

void tip_table_write_line(FILE *out, const TipResult *result)
{
    gchar number[G_ASCII_DTOSTR_BUF_SIZE];
    fputs(result->file, out);
    if (result->channel >= 0)
        fprintf(out, " [%d]", result->channel);
    if (tip_result_failed(result))
        fprintf(out, ": error: %s\n", tip_result_get(result, "Error"));
    else {
        gdouble confidence = g_ascii_strtod(tip_result_get(result, "Confidence"), NULL);
        fprintf(out, ": %s, %s, %s (%s)\n", tip_result_get(result, "Verdict"),
                tip_result_get(result, "State"), g_ascii_formatd(number, sizeof(number), "%.2f", confidence),
                tip_result_get(result, "Surface"));
    }
    fflush(out);
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

/* The names of all states that occur, sorted; they belong to the results. */
static GPtrArray *state_names(const GPtrArray *results)
{
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *sorted = g_ptr_array_new();
    for (guint i = 0; i < results->len; i++) {
        GHashTableIter iter;
        gpointer name;
        g_hash_table_iter_init(&iter, ((const TipResult *)g_ptr_array_index(results, i))->entries);
        while (g_hash_table_iter_next(&iter, &name, NULL)) {
            if (!g_strv_contains(before, name) && !g_strv_contains(after, name) &&
                !g_strv_contains(unlisted, name) && g_hash_table_add(names, name))
                g_ptr_array_add(sorted, name);
        }
    }
    g_hash_table_destroy(names);
    g_ptr_array_sort(sorted, compare_names);
    return sorted;
}

static void append_cell(GString *csv, const gchar *text, gboolean last)
{
    if (strpbrk(text, ",\"\r\n")) {
        g_string_append_c(csv, '"');
        for (const gchar *c = text; *c; c++) {
            if (*c == '"')
                g_string_append_c(csv, '"');
            g_string_append_c(csv, *c);
        }
        g_string_append_c(csv, '"');
    } else
        g_string_append(csv, text);
    g_string_append(csv, last ? "\r\n" : ",");
}

static void append_header(GString *csv, const GPtrArray *states)
{
    g_string_append(csv, "file,channel,surface,state,verdict,confidence,");
    for (guint i = 0; i < states->len; i++)
        append_cell(csv, g_ptr_array_index(states, i), FALSE);
    g_string_append(csv, "provider,error,channel_title,channel_unit,measured,left_out,notes\r\n");
}

static void append_row(GString *csv, const TipResult *result, const GPtrArray *states)
{
    append_cell(csv, result->file, FALSE);
    if (result->channel >= 0)
        g_string_append_printf(csv, "%d", result->channel);
    g_string_append_c(csv, ',');
    for (gint i = 0; before[i]; i++)
        append_cell(csv, tip_result_get(result, before[i]), FALSE);
    for (guint i = 0; i < states->len; i++)
        append_cell(csv, tip_result_get(result, g_ptr_array_index(states, i)), FALSE);
    for (gint i = 0; after[i]; i++)
        append_cell(csv, tip_result_get(result, after[i]), after[i + 1] == NULL);
}

GString *tip_table_csv(const GPtrArray *results)
{
    GString *csv = g_string_new(NULL);
    GPtrArray *states = state_names(results);
    append_header(csv, states);
    for (guint i = 0; i < results->len; i++)
        append_row(csv, g_ptr_array_index(results, i), states);
    g_ptr_array_free(states, TRUE);
    return csv;
}
