/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table.h"

#include <string.h>

static const gchar *const before[] = {"Surface", "State", "Verdict", "Confidence", NULL};
static const gchar *const after[] = {"Provider", "Error", NULL};

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
                g_hash_table_add(names, name))
                g_ptr_array_add(sorted, name);
        }
    }
    g_hash_table_destroy(names);
    g_ptr_array_sort(sorted, compare_names);
    return sorted;
}

static void write_cell(FILE *out, const gchar *text, gboolean last)
{
    if (strpbrk(text, ",\"\r\n")) {
        putc('"', out);
        for (const gchar *c = text; *c; c++) {
            if (*c == '"')
                putc('"', out);
            putc(*c, out);
        }
        putc('"', out);
    } else
        fputs(text, out);
    fputs(last ? "\r\n" : ",", out);
}

static void write_header(FILE *out, const GPtrArray *states)
{
    fputs("file,channel,surface,state,verdict,confidence,", out);
    for (guint i = 0; i < states->len; i++)
        write_cell(out, g_ptr_array_index(states, i), FALSE);
    fputs("provider,error\r\n", out);
}

static void write_row(FILE *out, const TipResult *result, const GPtrArray *states)
{
    write_cell(out, result->file, FALSE);
    if (result->channel >= 0)
        fprintf(out, "%d", result->channel);
    putc(',', out);
    for (gint i = 0; before[i]; i++)
        write_cell(out, tip_result_get(result, before[i]), FALSE);
    for (guint i = 0; i < states->len; i++)
        write_cell(out, tip_result_get(result, g_ptr_array_index(states, i)), FALSE);
    for (gint i = 0; after[i]; i++)
        write_cell(out, tip_result_get(result, after[i]), after[i + 1] == NULL);
}

void tip_table_write_csv(FILE *out, const GPtrArray *results)
{
    GPtrArray *states = state_names(results);
    write_header(out, states);
    for (guint i = 0; i < results->len; i++)
        write_row(out, g_ptr_array_index(results, i), states);
    g_ptr_array_free(states, TRUE);
}
