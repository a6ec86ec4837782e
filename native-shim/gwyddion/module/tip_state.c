/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>
#include <libgwymodule/gwymodule-process.h>
#include <app/gwyapp.h>
#include <app/gwymoduleutils.h>
#include "args.h"
#include "dialog.h"
#include "keys.h"
#include "metadata.h"

#define RUN_MODES (GWY_RUN_INTERACTIVE | GWY_RUN_IMMEDIATE)

static gboolean module_register(void);

static GwyModuleInfo module_info = {
    GWY_MODULE_ABI_VERSION,
    &module_register,
    "Tells the state of the tip from a scan, by an ensemble of neural networks.",
    "The GwyTip authors",
    "0.1.0",
    "The GwyTip authors",
    "2026",
};

GWY_MODULE_QUERY2(module_info, gwytip)

static GwyParamDef *define_params(void)
{
    static GwyParamDef *definition = NULL;
    if (definition)
        return definition;
    definition = gwy_param_def_new();
    gwy_param_def_set_function_name(definition, TIP_FUNCTION);
    gwy_param_def_add_string(definition, PARAM_SURFACE, "surface", "_Surface", GWY_PARAM_STRING_EMPTY_IS_NULL,
                             NULL, TIP_SURFACE_AUTO);
    return definition;
}

void tip_args_execute(TipArgs *args)
{
    const gchar *surface = gwy_params_get_string(args->params, PARAM_SURFACE);
    g_clear_error(&args->error);
    args->judged = tip_engine_judge(surface ? surface : TIP_SURFACE_AUTO, &args->scan.field, &args->judgement,
                                    &args->error);
}

static void store(TipArgs *args)
{
    GQuark key = gwy_app_get_data_meta_key_for_id(args->id);
    gwy_app_undo_qcheckpointv(args->data, 1, &key);
    tip_metadata_write(args->data, args->id, args->judged ? &args->judgement : NULL, args->error);
    gwy_app_channel_log_add_proc(args->data, args->id, args->id);
}

static void run(TipArgs *args, GwyRunType mode)
{
    if (mode == GWY_RUN_INTERACTIVE) {
        GwyDialogOutcome outcome = tip_dialog_run(args);
        gwy_params_save_to_settings(args->params);
        if (outcome == GWY_DIALOG_CANCEL)
            return;
        if (outcome != GWY_DIALOG_HAVE_RESULT)
            tip_args_execute(args);
    } else
        tip_args_execute(args);
    store(args);
}

static void gwytip(GwyContainer *data, GwyRunType mode, G_GNUC_UNUSED const gchar *name)
{
    TipArgs args;
    GwyDataField *field = NULL;
    g_return_if_fail(mode & RUN_MODES);
    gwy_clear(&args, 1);
    gwy_app_data_browser_get_current(GWY_APP_DATA_FIELD, &field, GWY_APP_DATA_FIELD_ID, &args.id, 0);
    g_return_if_fail(field);

    args.data = data;
    args.params = gwy_params_new_from_settings(define_params());
    g_object_ref(field);
    if (tip_scan_init(&args.scan, data, args.id))
        run(&args, mode);
    tip_scan_clear(&args.scan);
    g_object_unref(field);
    g_clear_error(&args.error);
    g_object_unref(args.params);
}

static gboolean module_register(void)
{
    return gwy_process_func_register(TIP_FUNCTION, &gwytip, "/SPM M_odes/_Tip/_Tip State...", NULL, RUN_MODES,
                                     GWY_MENU_FLAG_DATA, "Tell the state of the tip from the scan");
}
