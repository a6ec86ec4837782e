/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comparison.h"

#include <app/datachooser.h>
#include "text.h"
#include "words.h"

/* "Z (Forward)", with the file's name where that is another one. To be freed. */
static gchar *name_of(const TipArgs *reference, const TipArgs *scan)
{
    const guchar *path = NULL;
    if (reference->data == scan->data ||
        !gwy_container_gis_string_by_name(reference->data, "/filename", &path))
        return g_strdup(reference->title);
    gchar *file = g_path_get_basename((const gchar *)path);
    gchar *name = g_strdup_printf("%s of %s", reference->title, file);
    g_free(file);
    return name;
}

/* What came of it, without a full stop; on failure, why it failed. To be freed. */
static gchar *hold_against(const TipArgs *args, const TipArgs *reference)
{
    GError *error = NULL;
    gwytip_comparison outcome = {.struct_size = sizeof(outcome),
                                 .title = args->title,
                                 .unit = args->unit,
                                 .reference_title = reference->title,
                                 .reference_unit = reference->unit};
    gchar *name = name_of(reference, args), *text;
    if (tip_engine_compare(gwy_params_get_enum(args->params, PARAM_PROVIDER),
                           gwy_params_get_string(args->params, PARAM_SURFACE), &args->scan.field,
                           &reference->scan.field, &outcome, &error))
        text = tip_words_comparison(&outcome, name);
    else {
        text = g_strdup_printf("not compared with %s: %s", name, error->message);
        g_error_free(error);
    }
    g_free(name);
    return text;
}

/* A scan is not a yardstick for itself. */
static gboolean is_other(GwyContainer *data, gint id, gpointer user_data)
{
    const TipArgs *args = user_data;
    return data != args->data || id != args->id;
}

static void compare(TipArgs *args)
{
    GwyAppDataId id = gwy_params_get_data_id(args->params, PARAM_REFERENCE);
    GwyContainer *data = id.datano > 0 ? gwy_app_data_browser_get(id.datano) : NULL;
    TipArgs reference;
    g_clear_pointer(&args->comparison, g_free);
    if (!args->judged || !data || !is_other(data, id.id, args) ||
        !tip_args_init(&reference, data, id.id, args->params))
        return;
    args->comparison = hold_against(args, &reference);
    tip_args_clear(&reference);
}

void tip_comparison_make(TipComparison *comparison)
{
    compare(comparison->args);
    gchar *sentence =
        comparison->args->comparison ? tip_words_sentence(comparison->args->comparison) : g_strdup("");
    gtk_label_set_text(GTK_LABEL(comparison->said), sentence);
    g_free(sentence);
}

/* What stands in the chooser is what counts: an earlier choice may be closed by now, or be this scan. */
static void take_choice(TipComparison *comparison)
{
    GwyAppDataId id = GWY_APP_DATA_ID_NONE;
    gwy_data_chooser_get_active_id(GWY_DATA_CHOOSER(comparison->chooser), &id);
    gwy_params_set_image_id(comparison->args->params, PARAM_REFERENCE, id);
}

static void chosen(TipComparison *comparison)
{
    take_choice(comparison);
    tip_comparison_make(comparison);
    comparison->compared(comparison->user_data);
}

void tip_comparison_init(TipComparison *comparison, GtkBox *box, TipArgs *args, void (*compared)(gpointer),
                         gpointer user_data)
{
    GtkWidget *row = gtk_hbox_new(FALSE, 8), *label = gtk_label_new_with_mnemonic("Compare _with:");
    comparison->args = args;
    comparison->compared = compared;
    comparison->user_data = user_data;
    comparison->chooser = gwy_data_chooser_new_channels();
    gwy_data_chooser_set_filter(GWY_DATA_CHOOSER(comparison->chooser), is_other, args, NULL);
    gwy_data_chooser_set_none(GWY_DATA_CHOOSER(comparison->chooser), "No other scan");
    GwyAppDataId id = gwy_params_get_data_id(args->params, PARAM_REFERENCE);
    /* Otherwise the chooser would stand on whatever image comes first. */
    if (!gwy_data_chooser_set_active_id(GWY_DATA_CHOOSER(comparison->chooser), &id))
        gwy_data_chooser_set_active(GWY_DATA_CHOOSER(comparison->chooser), NULL, -1);
    take_choice(comparison);
    gtk_widget_set_name(comparison->chooser, "gwytip-reference");
    gtk_widget_set_tooltip_text(comparison->chooser,
                                "A good scan of the same surface as yardstick: is this one as sharp?");
    gtk_label_set_mnemonic_widget(GTK_LABEL(label), comparison->chooser);
    gtk_box_pack_start(GTK_BOX(row), label, FALSE, FALSE, 0);
    gtk_box_pack_start(GTK_BOX(row), comparison->chooser, FALSE, FALSE, 0);
    gtk_box_pack_start(box, row, FALSE, FALSE, 4);
    comparison->said = tip_text_add(box, "gwytip-comparison");
    g_signal_connect_swapped(comparison->chooser, "changed", G_CALLBACK(chosen), comparison);
}

void tip_comparison_reset(TipComparison *comparison)
{
    gwy_data_chooser_set_active(GWY_DATA_CHOOSER(comparison->chooser), NULL, -1);
}
