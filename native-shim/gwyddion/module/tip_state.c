/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>
#include <libgwymodule/gwymodule-process.h>
#include <app/gwyapp.h>
#include "all_images.h"
#include "args.h"
#include "dialog.h"
#include "help.h"
#include "keys.h"
#include "outputs.h"

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
        /* A macro goes through all images of a file; who opens the dialog has chosen one. */
        tip_args_execute_image(args);
    tip_outputs_store(args);
}

static void gwytip(GwyContainer *data, GwyRunType mode, G_GNUC_UNUSED const gchar *name)
{
    TipArgs args;
    gint id = -1;
    gwy_app_data_browser_get_current(GWY_APP_DATA_FIELD_ID, &id, 0);
    GwyParams *params = tip_args_params_new();
    if (data && id >= 0 && tip_args_init(&args, data, id, params)) {
        run(&args, mode);
        tip_args_clear(&args);
    } else if (mode == GWY_RUN_INTERACTIVE)
        tip_say(gwy_app_main_window_get() ? GTK_WINDOW(gwy_app_main_window_get()) : NULL, GTK_MESSAGE_INFO,
                TIP_NO_IMAGE);
    g_object_unref(params);
}

static void gwytip_all(G_GNUC_UNUSED GwyContainer *data, GwyRunType mode, G_GNUC_UNUSED const gchar *name)
{
    GwyParams *params = tip_args_params_new();
    tip_all_run(params, mode);
    g_object_unref(params);
}

static gboolean module_register(void)
{
    gwy_process_func_register(TIP_FUNCTION, &gwytip, "/SPM M_odes/_Tip/_Tip State...", NULL, RUN_MODES,
                              GWY_MENU_FLAG_DATA, "Tell the state of the tip from the scan");
    /* Not greyed out without an image: it says then that there is none. */
    return gwy_process_func_register(TIP_FUNCTION_ALL, &gwytip_all,
                                     "/SPM M_odes/_Tip/Tip State of _All Images...", NULL, RUN_MODES, 0,
                                     "Tell the state of the tip from every image of every open file");
}
