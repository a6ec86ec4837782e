/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "args.h"

#include "channel.h"
#include "keys.h"
#include "thresholds.h"

static const GwyEnum providers[] = {
    {"Automatic", TIP_PROVIDER_AUTO},
    {"CPU", TIP_PROVIDER_CPU},
    {"CUDA", TIP_PROVIDER_CUDA},
    {"TensorRT", TIP_PROVIDER_TENSORRT},
};

static GwyParamDef *define_params(void)
{
    static GwyParamDef *definition = NULL;
    if (definition)
        return definition;
    definition = gwy_param_def_new();
    gwy_param_def_set_function_name(definition, TIP_FUNCTION);
    gwy_param_def_add_string(definition, PARAM_SURFACE, "surface", "_Surface", GWY_PARAM_STRING_EMPTY_IS_NULL,
                             NULL, TIP_SURFACE_AUTO);
    gwy_param_def_add_gwyenum(definition, PARAM_PROVIDER, "provider", "Co_mpute on", providers,
                              G_N_ELEMENTS(providers), TIP_PROVIDER_AUTO);
    gwy_param_def_add_string(definition, PARAM_THRESHOLDS, "thresholds", NULL, GWY_PARAM_STRING_EMPTY_IS_NULL,
                             NULL, NULL);
    gwy_param_def_add_boolean(definition, PARAM_SHOW_MAP, "show_map", "_Where the ensemble looks", FALSE);
    gwy_param_def_add_boolean(definition, PARAM_SHOW_CHANGE, "show_change", "_Line of the tip change", TRUE);
    gwy_param_def_add_boolean(definition, PARAM_MARK_CHANGE, "mark_change", "Mas_k at the tip change", FALSE);
    gwy_param_def_add_boolean(definition, PARAM_KEEP_MAP, "keep_map", "Activation map as new _image", FALSE);
    gwy_param_def_add_image_id(definition, PARAM_REFERENCE, "reference", "Compare _with");
    gwy_param_def_add_report_type(definition, PARAM_REPORT_STYLE, "report_style", "Save Results",
                                  GWY_RESULTS_EXPORT_PARAMETERS, GWY_RESULTS_REPORT_COLON);
    return definition;
}

GwyParams *tip_args_params_new(void)
{
    return gwy_params_new_from_settings(define_params());
}

gboolean tip_args_init(TipArgs *args, GwyContainer *data, gint id, GwyParams *params)
{
    gwy_clear(args, 1);
    if (!tip_scan_init(&args->scan, data, id))
        return FALSE;
    args->data = g_object_ref(data);
    args->id = id;
    args->field = g_object_ref(gwy_container_get_object(data, gwy_app_get_data_key_for_id(id)));
    args->params = params;
    args->title = tip_channel_title(data, id);
    args->unit = tip_channel_unit(data, id);
    return TRUE;
}

static void forget_map(TipArgs *args)
{
    g_clear_object(&args->map);
    g_clear_pointer(&args->map_state, g_free);
}

void tip_args_clear(TipArgs *args)
{
    forget_map(args);
    g_clear_error(&args->error);
    g_free(args->comparison);
    tip_scan_clear(&args->scan);
    g_free(args->unit);
    g_free(args->title);
    g_clear_object(&args->field);
    g_clear_object(&args->data);
}

gboolean tip_args_is_open(const TipArgs *args)
{
    GwyDataField *field = NULL;
    return gwy_app_data_browser_get_number(args->data) > 0 &&
           gwy_container_gis_object(args->data, gwy_app_get_data_key_for_id(args->id), &field) &&
           field == args->field;
}

void tip_args_execute(TipArgs *args)
{
    const gchar *surface = gwy_params_get_string(args->params, PARAM_SURFACE);
    g_clear_error(&args->error);
    g_clear_pointer(&args->comparison, g_free);
    forget_map(args);
    args->judged = tip_engine_judge(gwy_params_get_enum(args->params, PARAM_PROVIDER),
                                    surface ? surface : TIP_SURFACE_AUTO, &args->scan.field, &args->judgement,
                                    &args->error);
    tip_args_decide(args);
}

void tip_args_execute_image(TipArgs *args)
{
    g_clear_error(&args->error);
    args->judged = FALSE;
    if (tip_engine_check_channel(args->title, args->unit, &args->error))
        tip_args_execute(args);
}

void tip_args_decide(TipArgs *args)
{
    const gchar *thresholds = gwy_params_get_string(args->params, PARAM_THRESHOLDS);
    if (args->judged && tip_thresholds_apply(thresholds, &args->judgement))
        args->judged = tip_engine_decide(&args->scan.field, &args->judgement, &args->error);
}

GwyDataField *tip_args_map(TipArgs *args, GError **error)
{
    if (!args->judged)
        return NULL;
    const gchar *state = tip_judgement_shown_state(&args->judgement);
    if (args->map && g_str_equal(args->map_state, state))
        return args->map;

    forget_map(args);
    GwyDataField *map = gwy_data_field_new_alike(args->field, FALSE);
    gwy_si_unit_set_from_string(gwy_data_field_get_si_unit_z(map), NULL);
    if (tip_engine_map(gwy_params_get_enum(args->params, PARAM_PROVIDER), args->judgement.report.surface,
                       &args->scan.field, state, gwy_data_field_get_data(map), error)) {
        args->map = map;
        args->map_state = g_strdup(state);
    } else
        g_object_unref(map);
    return args->map;
}
