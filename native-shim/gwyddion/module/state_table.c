/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "state_table.h"

#include <math.h>
#include <string.h>
#include "state_bar.h"
#include "thresholds.h"
#include "words.h"

#define DIGITS 3 /* of a threshold */

enum {
    COLUMN_STATE,
    COLUMN_SIGN,
    COLUMN_BAR,
    COLUMN_CONFIDENCE,
    COLUMN_SPREAD,
    COLUMN_THRESHOLD,
    COLUMN_VOTES,
    COLUMNS
};

typedef struct {
    const gchar *title;
    const gchar *name; /* of the labels below, NULL where there is none */
    gfloat align;
} Column;

static const Column columns[COLUMNS] = {
    [COLUMN_STATE] = {"State", "state", 0.0f},
    [COLUMN_SIGN] = {"Sign of", "sign", 0.0f},
    [COLUMN_BAR] = {NULL, NULL, 0.0f},
    [COLUMN_CONFIDENCE] = {"Confidence", "confidence", 1.0f},
    [COLUMN_SPREAD] = {"Members", "spread", 1.0f},
    [COLUMN_THRESHOLD] = {"Threshold", NULL, 0.0f},
    [COLUMN_VOTES] = {"Votes", "votes", 1.0f},
};

typedef struct {
    TipStateTable *table;
    gint state; /* index in the judgement */
    GtkWidget *cells[COLUMNS];
} Row;

static void attach(GtkTable *table, GtkWidget *widget, guint column, guint row)
{
    gtk_table_attach(table, widget, column, column + 1, row, row + 1, GTK_FILL, GTK_FILL, 0, 0);
}

static GtkWidget *add_label(GtkTable *table, guint column, guint row)
{
    GtkWidget *label = gtk_label_new(columns[column].title);
    gtk_misc_set_alignment(GTK_MISC(label), columns[column].align, 0.5f);
    attach(table, label, column, row);
    return label;
}

/* In the middle of its row, which the entry of the threshold makes higher than the bar is. */
static GtkWidget *add_bar(GtkTable *table, guint row)
{
    GtkWidget *bar = tip_state_bar_new(), *centred = gtk_alignment_new(0.0f, 0.5f, 0.0f, 0.0f);
    gtk_container_add(GTK_CONTAINER(centred), bar);
    attach(table, centred, COLUMN_BAR, row);
    return bar;
}

static void take_text(Row *row, guint column, gboolean bold, gchar *text)
{
    gchar *markup = g_markup_printf_escaped(bold ? "<b>%s</b>" : "%s", text);
    gtk_label_set_markup(GTK_LABEL(row->cells[column]), markup);
    g_free(markup);
    g_free(text);
}

static gchar *spread_text(const gwytip_state_report *state)
{
    gdouble least, largest;
    tip_state_spread(state, &least, &largest);
    gchar *from = tip_words_number(least), *to = tip_words_number(largest);
    gchar *text = g_strdup_printf("%s–%s", from, to);
    g_free(from);
    g_free(to);
    return text;
}

static void fill(Row *row)
{
    const gwytip_state_report *state = row->table->args->judgement.states + row->state;
    gboolean bold = tip_state_has_majority(state);
    take_text(row, COLUMN_STATE, bold, tip_words_state(state->name));
    take_text(row, COLUMN_SIGN, bold, g_strdup(state->desirable ? "a good tip" : "a bad tip"));
    take_text(row, COLUMN_CONFIDENCE, bold, tip_words_number(state->confidence));
    take_text(row, COLUMN_SPREAD, bold, spread_text(state));
    take_text(row, COLUMN_VOTES, bold, g_strdup_printf("%d of %d", state->votes, state->voters));
    tip_state_bar_show(row->cells[COLUMN_BAR], state);
    row->table->filling = TRUE;
    gtk_spin_button_set_value(GTK_SPIN_BUTTON(row->cells[COLUMN_THRESHOLD]), state->threshold);
    row->table->filling = FALSE;
}

static void set_thresholds(TipStateTable *table, gchar *text)
{
    gwy_params_set_string(table->args->params, PARAM_THRESHOLDS, text ? text : "");
    g_free(text);
    table->edited(table->user_data);
}

static void threshold_changed(GtkSpinButton *spin, Row *row)
{
    TipArgs *args = row->table->args;
    if (row->table->filling)
        return;
    gdouble value = gtk_spin_button_get_value(spin);
    gboolean shipped = fabs(value - args->judgement.shipped[row->state]) <= 0.5 * pow(10.0, -DIGITS);
    set_thresholds(row->table,
                   tip_thresholds_with(gwy_params_get_string(args->params, PARAM_THRESHOLDS),
                                       args->judgement.report.surface,
                                       args->judgement.states[row->state].name, shipped ? -1.0 : value));
}

static void reset_thresholds(TipStateTable *table)
{
    TipArgs *args = table->args;
    set_thresholds(table, tip_thresholds_without(gwy_params_get_string(args->params, PARAM_THRESHOLDS),
                                                 args->judgement.report.surface));
}

static GtkWidget *add_spin(GtkTable *table, guint row, Row *user_data)
{
    GtkWidget *spin = gtk_spin_button_new_with_range(0.0, 1.0, 0.01);
    gtk_spin_button_set_digits(GTK_SPIN_BUTTON(spin), DIGITS);
    gtk_entry_set_activates_default(GTK_ENTRY(spin), FALSE);
    gtk_widget_set_tooltip_text(spin, "A member votes for the state at or above this confidence.");
    g_signal_connect(spin, "value-changed", G_CALLBACK(threshold_changed), user_data);
    attach(table, spin, COLUMN_THRESHOLD, row);
    return spin;
}

static void add_row(TipStateTable *table, GtkTable *grid, gint state)
{
    Row *row = g_new0(Row, 1);
    const gchar *name = table->args->judgement.states[state].name;
    row->table = table;
    row->state = state;
    for (guint column = 0; column < COLUMNS; column++) {
        GtkWidget *cell = column == COLUMN_THRESHOLD ? add_spin(grid, state + 1, row)
                          : column == COLUMN_BAR     ? add_bar(grid, state + 1)
                                                     : add_label(grid, column, state + 1);
        gchar *widget_name = g_strdup_printf("gwytip-%s-%s",
                                             columns[column].name   ? columns[column].name
                                             : column == COLUMN_BAR ? "bar"
                                                                    : "threshold",
                                             name);
        gtk_widget_set_name(cell, widget_name);
        g_free(widget_name);
        row->cells[column] = cell;
    }
    g_ptr_array_add(table->rows, row);
    fill(row);
}

static void add_reset(TipStateTable *table, GtkTable *grid, gint row)
{
    table->reset = gtk_button_new_with_mnemonic("Reset _Thresholds");
    gtk_widget_set_name(table->reset, "gwytip-reset-thresholds");
    gtk_table_attach(grid, table->reset, COLUMN_THRESHOLD - 1, COLUMNS, row, row + 1, GTK_FILL, GTK_FILL, 0,
                     0);
    g_signal_connect_swapped(table->reset, "clicked", G_CALLBACK(reset_thresholds), table);
}

static void build(TipStateTable *table)
{
    gint states = table->args->judged ? table->args->judgement.report.state_count : 0;
    GtkWidget *old = gtk_bin_get_child(GTK_BIN(table->widget));
    if (old)
        gtk_widget_destroy(old);
    g_ptr_array_set_size(table->rows, 0);
    table->reset = NULL;
    if (states == 0)
        return;
    GtkTable *grid = GTK_TABLE(gtk_table_new(states + 2, COLUMNS, FALSE));
    gtk_table_set_col_spacings(grid, 12);
    gtk_table_set_row_spacings(grid, 4);
    for (guint column = 0; column < COLUMNS; column++)
        add_label(grid, column, 0);
    for (gint i = 0; i < states; i++)
        add_row(table, grid, i);
    add_reset(table, grid, states + 1);
    gtk_container_add(GTK_CONTAINER(table->widget), GTK_WIDGET(grid));
    gtk_widget_show_all(table->widget);
}

/* Whether the rows stand for the states of the judgement, in their order. */
static gboolean fits(const TipStateTable *table)
{
    const TipArgs *args = table->args;
    gboolean same = args->judged && (gint)table->rows->len == args->judgement.report.state_count;
    for (guint i = 0; same && i < table->rows->len; i++) {
        const Row *row = g_ptr_array_index(table->rows, i);
        const gchar *name = gtk_widget_get_name(row->cells[COLUMN_STATE]) + strlen("gwytip-state-");
        same = g_str_equal(name, args->judgement.states[i].name);
    }
    return same;
}

void tip_state_table_init(TipStateTable *table, TipArgs *args, void (*edited)(gpointer), gpointer user_data)
{
    table->widget = gtk_alignment_new(0.0f, 0.0f, 0.0f, 0.0f);
    table->args = args;
    table->rows = g_ptr_array_new_with_free_func(g_free);
    table->reset = NULL;
    table->edited = edited;
    table->user_data = user_data;
    table->filling = FALSE;
}

void tip_state_table_show(TipStateTable *table)
{
    if (!fits(table))
        build(table);
    for (guint i = 0; i < table->rows->len; i++)
        fill(g_ptr_array_index(table->rows, i));
    gchar *own = table->args->judged ? tip_thresholds_of(&table->args->judgement) : NULL;
    if (table->reset)
        gtk_widget_set_sensitive(table->reset, own != NULL);
    g_free(own);
}

void tip_state_table_clear(TipStateTable *table)
{
    g_ptr_array_free(table->rows, TRUE);
}
