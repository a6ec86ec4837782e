/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "state_table.h"

#include <math.h>
#include "state_row.h"
#include "thresholds.h"

static void set_thresholds(TipStateTable *table, gchar *text)
{
    gwy_params_set_string(table->args->params, PARAM_THRESHOLDS, text ? text : "");
    g_free(text);
    table->edited(table->user_data);
}

/* The bundle's own threshold, as far as the entry can show it, does not count as the user's. */
static void threshold_edited(gint state, gdouble threshold, gpointer user_data)
{
    TipStateTable *table = user_data;
    const TipJudgement *judgement = &table->args->judgement;
    gboolean shipped = fabs(threshold - judgement->shipped[state]) <= 0.5 * pow(10.0, -TIP_THRESHOLD_DIGITS);
    set_thresholds(table, tip_thresholds_with(gwy_params_get_string(table->args->params, PARAM_THRESHOLDS),
                                              judgement->report.surface, judgement->states[state].name,
                                              shipped ? -1.0 : threshold));
}

static void reset_thresholds(TipStateTable *table)
{
    TipArgs *args = table->args;
    set_thresholds(table, tip_thresholds_without(gwy_params_get_string(args->params, PARAM_THRESHOLDS),
                                                 args->judgement.report.surface));
}

static void add_reset(TipStateTable *table, GtkTable *grid, gint row)
{
    table->reset = gtk_button_new_with_mnemonic("Reset _Thresholds");
    gtk_widget_set_name(table->reset, "gwytip-reset-thresholds");
    gtk_table_attach(grid, table->reset, COLUMN_SPREAD, COLUMNS, row, row + 1, GTK_FILL, GTK_FILL, 0, 0);
    g_signal_connect_swapped(table->reset, "clicked", G_CALLBACK(reset_thresholds), table);
}

static void build(TipStateTable *table)
{
    const TipArgs *args = table->args;
    gint states = args->judged ? args->judgement.report.state_count : 0;
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
    tip_state_row_titles(grid);
    for (gint i = 0; i < states; i++)
        g_ptr_array_add(table->rows,
                        tip_state_row_new(grid, i, args->judgement.states[i].name, threshold_edited, table));
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
        const TipStateRow *row = g_ptr_array_index(table->rows, i);
        same = g_str_equal(row->name, args->judgement.states[i].name);
    }
    return same;
}

void tip_state_table_init(TipStateTable *table, TipArgs *args, void (*edited)(gpointer), gpointer user_data)
{
    table->widget = gtk_alignment_new(0.0f, 0.0f, 0.0f, 0.0f);
    table->args = args;
    table->rows = g_ptr_array_new_with_free_func(tip_state_row_free);
    table->reset = NULL;
    table->edited = edited;
    table->user_data = user_data;
}

void tip_state_table_show(TipStateTable *table)
{
    if (!fits(table))
        build(table);
    for (guint i = 0; i < table->rows->len; i++)
        tip_state_row_show(g_ptr_array_index(table->rows, i), table->args->judgement.states + i);
    gchar *own = table->args->judged ? tip_thresholds_of(&table->args->judgement) : NULL;
    if (table->reset)
        gtk_widget_set_sensitive(table->reset, own != NULL);
    g_free(own);
}

void tip_state_table_clear(TipStateTable *table)
{
    g_ptr_array_free(table->rows, TRUE);
}
