/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "state_table.h"

#include "words.h"

enum { COLUMN_STATE, COLUMN_SIGN, COLUMN_BAR, COLUMN_CONFIDENCE, COLUMN_THRESHOLD, COLUMN_VOTES, COLUMNS };

typedef struct {
    const gchar *title;
    const gchar *name; /* of the labels below, NULL for the bars */
    gfloat align;
} Column;

static const Column columns[COLUMNS] = {
    [COLUMN_STATE] = {"State", "state", 0.0f},
    [COLUMN_SIGN] = {"Sign of", "sign", 0.0f},
    [COLUMN_BAR] = {NULL, NULL, 0.0f},
    [COLUMN_CONFIDENCE] = {"Confidence", "confidence", 1.0f},
    [COLUMN_THRESHOLD] = {"Threshold", "threshold", 1.0f},
    [COLUMN_VOTES] = {"Votes", "votes", 1.0f},
};

static void attach(GtkTable *table, GtkWidget *widget, guint column, guint row)
{
    gtk_table_attach(table, widget, column, column + 1, row, row + 1, GTK_FILL, GTK_FILL, 0, 0);
}

static GtkWidget *add_text(GtkTable *table, guint column, guint row, gboolean bold, const gchar *text)
{
    GtkWidget *label = gtk_label_new(NULL);
    gchar *markup = g_markup_printf_escaped(bold ? "<b>%s</b>" : "%s", text);
    gtk_label_set_markup(GTK_LABEL(label), markup);
    g_free(markup);
    gtk_misc_set_alignment(GTK_MISC(label), columns[column].align, 0.5f);
    attach(table, label, column, row);
    return label;
}

static void add_cell(GtkTable *table, guint column, guint row, const gwytip_state_report *state,
                     const gchar *text)
{
    GtkWidget *label = add_text(table, column, row, 2 * state->votes > state->voters, text);
    gchar *name = g_strdup_printf("gwytip-%s-%s", columns[column].name, state->name);
    gtk_widget_set_name(label, name);
    g_free(name);
}

static void add_number(GtkTable *table, guint column, guint row, const gwytip_state_report *state,
                       gdouble value)
{
    gchar text[G_ASCII_DTOSTR_BUF_SIZE];
    add_cell(table, column, row, state, g_ascii_formatd(text, sizeof(text), "%.2f", value));
}

static void add_bar(GtkTable *table, guint row, gdouble confidence)
{
    GtkWidget *bar = gtk_progress_bar_new();
    gtk_progress_bar_set_fraction(GTK_PROGRESS_BAR(bar), CLAMP(confidence, 0.0, 1.0));
    gtk_widget_set_size_request(bar, 90, 12);
    GtkWidget *centred = gtk_alignment_new(0.0f, 0.5f, 0.0f, 0.0f);
    gtk_container_add(GTK_CONTAINER(centred), bar);
    attach(table, centred, COLUMN_BAR, row);
}

static void add_state(GtkTable *table, guint row, const gwytip_state_report *state)
{
    gchar *name = tip_words_state(state->name);
    gchar *votes = g_strdup_printf("%d of %d", state->votes, state->voters);
    add_cell(table, COLUMN_STATE, row, state, name);
    add_cell(table, COLUMN_SIGN, row, state, state->desirable ? "a good tip" : "a bad tip");
    add_bar(table, row, state->confidence);
    add_number(table, COLUMN_CONFIDENCE, row, state, state->confidence);
    add_number(table, COLUMN_THRESHOLD, row, state, state->threshold);
    add_cell(table, COLUMN_VOTES, row, state, votes);
    g_free(votes);
    g_free(name);
}

GtkWidget *tip_state_table_new(const TipJudgement *judgement)
{
    gint states = judgement->report.state_count;
    GtkTable *table = GTK_TABLE(gtk_table_new(states + 1, COLUMNS, FALSE));
    gtk_table_set_col_spacings(table, 14);
    gtk_table_set_row_spacings(table, 5);
    for (guint column = 0; column < COLUMNS; column++) {
        if (columns[column].title)
            add_text(table, column, 0, FALSE, columns[column].title);
    }
    gtk_table_set_row_spacing(table, 0, 8);
    for (gint i = 0; i < states; i++)
        add_state(table, i + 1, judgement->states + i);
    return GTK_WIDGET(table);
}
