/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "state_row.h"

#include "state_bar.h"
#include "words.h"

typedef struct {
    const gchar *title;
    const gchar *name; /* of the widgets below */
    gfloat align;
} Column;

static const Column columns[COLUMNS] = {
    [COLUMN_STATE] = {"State", "state", 0.0f},
    [COLUMN_SIGN] = {"Sign of", "sign", 0.0f},
    [COLUMN_BAR] = {NULL, "bar", 0.0f},
    [COLUMN_CONFIDENCE] = {"Confidence", "confidence", 1.0f},
    [COLUMN_SPREAD] = {"Members", "spread", 1.0f},
    [COLUMN_THRESHOLD] = {"Threshold", "threshold", 0.0f},
    [COLUMN_VOTES] = {"Votes", "votes", 1.0f},
};

static void attach(GtkTable *grid, GtkWidget *widget, guint column, guint row)
{
    gtk_table_attach(grid, widget, column, column + 1, row, row + 1, GTK_FILL, GTK_FILL, 0, 0);
}

static GtkWidget *add_label(GtkTable *grid, guint column, guint row)
{
    GtkWidget *label = gtk_label_new(columns[column].title);
    gtk_misc_set_alignment(GTK_MISC(label), columns[column].align, 0.5f);
    attach(grid, label, column, row);
    return label;
}

/* In the middle of its row, which the entry of the threshold makes higher than the bar is. */
static GtkWidget *add_bar(GtkTable *grid, guint row)
{
    GtkWidget *bar = tip_state_bar_new(), *centred = gtk_alignment_new(0.0f, 0.5f, 0.0f, 0.0f);
    gtk_container_add(GTK_CONTAINER(centred), bar);
    attach(grid, centred, COLUMN_BAR, row);
    return bar;
}

static void threshold_changed(GtkSpinButton *spin, TipStateRow *row)
{
    if (!row->filling)
        row->edited(row->state, gtk_spin_button_get_value(spin), row->user_data);
}

static GtkWidget *add_spin(GtkTable *grid, guint number, TipStateRow *row)
{
    GtkWidget *spin = gtk_spin_button_new_with_range(0.0, 1.0, 0.01);
    gtk_spin_button_set_digits(GTK_SPIN_BUTTON(spin), TIP_THRESHOLD_DIGITS);
    gtk_widget_set_tooltip_text(spin, "A member votes for the state at or above this confidence.");
    g_signal_connect(spin, "value-changed", G_CALLBACK(threshold_changed), row);
    attach(grid, spin, COLUMN_THRESHOLD, number);
    return spin;
}

void tip_state_row_titles(GtkTable *grid)
{
    for (guint column = 0; column < COLUMNS; column++)
        add_label(grid, column, 0);
}

TipStateRow *tip_state_row_new(GtkTable *grid, gint state, const gchar *name, TipThresholdFunc edited,
                               gpointer user_data)
{
    TipStateRow *row = g_new0(TipStateRow, 1);
    row->state = state;
    row->name = g_strdup(name);
    row->edited = edited;
    row->user_data = user_data;
    for (guint column = 0; column < COLUMNS; column++) {
        GtkWidget *cell = column == COLUMN_THRESHOLD ? add_spin(grid, state + 1, row)
                          : column == COLUMN_BAR     ? add_bar(grid, state + 1)
                                                     : add_label(grid, column, state + 1);
        gchar *widget_name = g_strdup_printf("gwytip-%s-%s", columns[column].name, name);
        gtk_widget_set_name(cell, widget_name);
        g_free(widget_name);
        row->cells[column] = cell;
    }
    return row;
}

static void take_text(TipStateRow *row, guint column, gboolean bold, gchar *text)
{
    gchar *markup = g_markup_printf_escaped(bold ? "<b>%s</b>" : "%s", text);
    gtk_label_set_markup(GTK_LABEL(row->cells[column]), markup);
    g_free(markup);
    g_free(text);
}

static gchar *spread_text(const gwytip_state_report *report)
{
    gdouble least, largest;
    tip_state_spread(report, &least, &largest);
    gchar *from = tip_words_number(least), *to = tip_words_number(largest);
    gchar *text = g_strdup_printf("%s–%s", from, to);
    g_free(from);
    g_free(to);
    return text;
}

void tip_state_row_show(TipStateRow *row, const gwytip_state_report *report)
{
    gboolean bold = tip_state_has_majority(report);
    take_text(row, COLUMN_STATE, bold, tip_words_state(report->name));
    take_text(row, COLUMN_SIGN, bold, g_strdup(report->desirable ? "a good tip" : "a bad tip"));
    take_text(row, COLUMN_CONFIDENCE, bold, tip_words_number(report->confidence));
    take_text(row, COLUMN_SPREAD, bold, spread_text(report));
    take_text(row, COLUMN_VOTES, bold, g_strdup_printf("%d of %d", report->votes, report->voters));
    tip_state_bar_show(row->cells[COLUMN_BAR], report);
    row->filling = TRUE;
    gtk_spin_button_set_value(GTK_SPIN_BUTTON(row->cells[COLUMN_THRESHOLD]), report->threshold);
    row->filling = FALSE;
}

void tip_state_row_free(gpointer pointer)
{
    TipStateRow *row = pointer;
    g_free(row->name);
    g_free(row);
}
