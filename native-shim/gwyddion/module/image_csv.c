/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "image_csv.h"

#include <string.h>
#include "words.h"

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

/* The names of all states that occur, sorted; they belong to the images. */
static GPtrArray *state_names(const GPtrArray *images)
{
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *sorted = g_ptr_array_new();
    for (guint i = 0; i < images->len; i++) {
        TipArgs *args = &((TipImage *)g_ptr_array_index(images, i))->args;
        for (gint n = 0; args->judged && n < args->judgement.report.state_count; n++) {
            gchar *name = args->judgement.states[n].name;
            if (g_hash_table_add(names, name))
                g_ptr_array_add(sorted, name);
        }
    }
    g_hash_table_destroy(names);
    g_ptr_array_sort(sorted, compare_names);
    return sorted;
}

static void append_cell(GString *csv, const gchar *text, const gchar *end)
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
    g_string_append(csv, end);
}

static void append_number(GString *csv, gdouble value)
{
    gchar *text = tip_words_exact(value);
    append_cell(csv, text, ",");
    g_free(text);
}

static void append_states(GString *csv, const TipJudgement *judgement, const GPtrArray *names)
{
    for (guint i = 0; i < names->len; i++) {
        const gwytip_state_report *state = tip_judgement_state(judgement, g_ptr_array_index(names, i));
        if (state)
            append_number(csv, state->confidence);
        else
            append_cell(csv, "", ",");
    }
}

static void append_judgement(GString *csv, const TipArgs *args, const GPtrArray *names)
{
    const TipJudgement *judgement = &args->judgement;
    append_cell(csv, judgement->report.surface, ",");
    append_cell(csv, judgement->report.state, ",");
    append_cell(csv, judgement->verdict, ",");
    append_number(csv, judgement->report.confidence);
    append_states(csv, judgement, names);
    append_cell(csv, judgement->report.provider, ",,");
    append_cell(csv, args->title, ",");
    append_cell(csv, args->unit, ",");
    append_number(csv, judgement->measured);
    append_cell(csv, judgement->left_out, ",\r\n");
}

static void append_error(GString *csv, const TipArgs *args, const GPtrArray *names)
{
    gchar *error = args->error ? tip_engine_error_text(args->error) : g_strdup("not judged: cancelled");
    for (guint i = 0; i < 5 + names->len; i++) /* surface to confidence, states, provider */
        append_cell(csv, "", ",");
    append_cell(csv, error, ",");
    append_cell(csv, args->title, ",");
    append_cell(csv, args->unit, ",,,\r\n");
    g_free(error);
}

GString *tip_image_csv(const GPtrArray *images)
{
    GPtrArray *names = state_names(images);
    GString *csv = g_string_new("file,channel,surface,state,verdict,confidence,");
    for (guint i = 0; i < names->len; i++)
        append_cell(csv, g_ptr_array_index(names, i), ",");
    g_string_append(csv, "provider,error,channel_title,channel_unit,measured,left_out,notes\r\n");
    for (guint i = 0; i < images->len; i++) {
        const TipImage *image = g_ptr_array_index(images, i);
        append_cell(csv, image->file, ",");
        g_string_append_printf(csv, "%d,", image->args.id);
        (image->args.judged ? append_judgement : append_error)(csv, &image->args, names);
    }
    g_ptr_array_free(names, TRUE);
    return csv;
}
