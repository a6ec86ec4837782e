/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "surface_choice.h"

/* "auto", the surfaces of the engine, and `remembered` where it is not among them. */
static gchar **names_on_offer(TipProvider provider, const gchar *remembered)
{
    GPtrArray *names = g_ptr_array_new();
    /* Why there are none is said in the dialog once the scan is judged. */
    gchar **known = tip_engine_surfaces(provider, NULL);
    if (!known && provider != TIP_PROVIDER_CPU)
        known = tip_engine_surfaces(TIP_PROVIDER_CPU, NULL);
    g_ptr_array_add(names, g_strdup(TIP_SURFACE_AUTO));
    for (gchar **name = known; name && *name; name++)
        g_ptr_array_add(names, g_strdup(*name));
    gboolean offered = remembered == NULL || g_str_equal(remembered, TIP_SURFACE_AUTO) ||
                       (known && g_strv_contains((const gchar *const *)known, remembered));
    if (!offered)
        g_ptr_array_add(names, g_strdup(remembered));
    g_strfreev(known);
    g_ptr_array_add(names, NULL);
    return (gchar **)g_ptr_array_free(names, FALSE);
}

static void chosen(GtkComboBox *combo, TipSurfaceChoice *choice)
{
    gint row = gtk_combo_box_get_active(combo);
    if (row >= 0 && gwy_params_set_string(choice->params, PARAM_SURFACE, choice->names[row]))
        gwy_param_table_param_changed(choice->table, PARAM_SURFACE);
}

static GtkWidget *create_row(gpointer user_data)
{
    TipSurfaceChoice *choice = user_data;
    GtkWidget *row = gtk_hbox_new(FALSE, 8), *label = gtk_label_new_with_mnemonic("_Surface:");
    gtk_label_set_mnemonic_widget(GTK_LABEL(label), choice->combo);
    gtk_box_pack_start(GTK_BOX(row), label, FALSE, FALSE, 0);
    gtk_box_pack_start(GTK_BOX(row), choice->combo, FALSE, FALSE, 0);
    return row;
}

void tip_surface_choice_init(TipSurfaceChoice *choice, GwyParamTable *table, GwyParams *params)
{
    const gchar *surface = gwy_params_get_string(params, PARAM_SURFACE);
    choice->table = table;
    choice->params = params;
    choice->names = names_on_offer(gwy_params_get_enum(params, PARAM_PROVIDER), surface);
    choice->combo = gtk_combo_box_text_new();
    gtk_widget_set_name(choice->combo, "gwytip-surface");
    for (gchar **name = choice->names; *name; name++)
        gtk_combo_box_text_append_text(GTK_COMBO_BOX_TEXT(choice->combo),
                                       g_str_equal(*name, TIP_SURFACE_AUTO) ? "Automatic" : *name);
    tip_surface_choice_show(choice, surface);
    gwy_param_table_append_foreign(table, PARAM_SURFACE, create_row, choice, NULL);
    g_signal_connect(choice->combo, "changed", G_CALLBACK(chosen), choice);
}

void tip_surface_choice_show(TipSurfaceChoice *choice, const gchar *surface)
{
    for (gint row = 0; choice->names[row]; row++) {
        if (g_str_equal(choice->names[row], surface ? surface : TIP_SURFACE_AUTO))
            gtk_combo_box_set_active(GTK_COMBO_BOX(choice->combo), row);
    }
}

void tip_surface_choice_clear(TipSurfaceChoice *choice)
{
    g_strfreev(choice->names);
}
