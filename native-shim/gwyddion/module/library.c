/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "library.h"

#include <gmodule.h>
#include <libgwyddion/gwyutils.h>

#ifdef G_OS_WIN32
#define LIBRARY_FILE "gwytip." G_MODULE_SUFFIX
#else
#define LIBRARY_FILE "libgwytip." G_MODULE_SUFFIX
#endif

GQuark tip_error_quark(void)
{
    return g_quark_from_static_string("tip-error-quark");
}

/* A path that the user typed; the loader would look for a bare name in other places. */
static gchar *absolute(const gchar *path)
{
    gchar *folder = g_path_is_absolute(path) ? g_strdup("") : g_get_current_dir();
    gchar *whole = *folder ? g_build_filename(folder, path, NULL) : g_strdup(path);
    g_free(folder);
    return whole;
}

/* Where the library lies. GWYTIP_LIBRARY leaves no second choice: whoever names a file wants to know when it is
 * missing. NULL where the user's folder is a relative one, as it is where HOME is not set: anyone may have put a
 * library into the current folder. To be freed. */
static gchar *place(void)
{
    const gchar *named = g_getenv("GWYTIP_LIBRARY"), *user = gwy_get_user_dir();
    if (named && *named)
        return absolute(named);
    return g_path_is_absolute(user) ? g_build_filename(user, "gwytip", LIBRARY_FILE, NULL) : NULL;
}

static GModule *open_at(const gchar *path, GError **error)
{
    GModule *module = NULL;
    if (!path || !g_file_test(path, G_FILE_TEST_EXISTS))
        g_set_error(error, TIP_ERROR, TIP_ERROR_LIBRARY,
                    "GwyTip's library is not installed; looked for it at %s",
                    path ? path : "no place: HOME names no folder");
    else if (!(module = g_module_open(path, G_MODULE_BIND_LOCAL)))
        g_set_error(error, TIP_ERROR, TIP_ERROR_LIBRARY, "GwyTip's library cannot be loaded: %s",
                    g_module_error());
    return module;
}

/* What came after the first release: an older library goes without. */
static gboolean find_newer(GModule *module, const gchar *name, gpointer function)
{
    gpointer symbol = NULL;
    gboolean found = g_module_symbol(module, name, &symbol) && symbol;
    *(gpointer *)function = found ? symbol : NULL;
    return found;
}

static gboolean find(GModule *module, const gchar *name, gpointer function, GError **error)
{
    if (find_newer(module, name, function))
        return TRUE;
    g_set_error(error, TIP_ERROR, TIP_ERROR_LIBRARY, "%s lacks the function %s; it is not GwyTip's library",
                g_module_name(module), name);
    return FALSE;
}

static gboolean fill(TipLibrary *library, GModule *module, GError **error)
{
    if (!find(module, "gwytip_abi_version", &library->abi_version, error))
        return FALSE;
    uint32_t version = library->abi_version();
    if (version != GWYTIP_ABI_VERSION) {
        g_set_error(
            error, TIP_ERROR, TIP_ERROR_LIBRARY,
            "%s has interface version %u, this module needs version %u; install both from one release",
            g_module_name(module), version, GWYTIP_ABI_VERSION);
        return FALSE;
    }
    find_newer(module, "gwytip_tip_picture", &library->tip_picture);
    find_newer(module, "gwytip_compare", &library->compare);
    find_newer(module, "gwytip_engine_left_out", &library->engine_left_out);
    return find(module, "gwytip_verdict_name", &library->verdict_name, error) &&
           find(module, "gwytip_status_name", &library->status_name, error) &&
           find(module, "gwytip_engine_open", &library->engine_open, error) &&
           find(module, "gwytip_engine_close", &library->engine_close, error) &&
           find(module, "gwytip_engine_surfaces", &library->engine_surfaces, error) &&
           find(module, "gwytip_classify", &library->classify, error) &&
           find(module, "gwytip_decide", &library->decide, error) &&
           find(module, "gwytip_activation_map", &library->activation_map, error) &&
           find(module, "gwytip_measured_part", &library->measured_part, error) &&
           find(module, "gwytip_channel_check", &library->channel_check, error);
}

const TipLibrary *tip_library_get(GError **error)
{
    static TipLibrary library;
    if (library.folder)
        return &library;

    gchar *path = place();
    GModule *module = open_at(path, error);
    g_free(path);
    if (!module)
        return NULL;
    /* The library starts threads, so its code may never be unmapped, not even after a failure below. */
    g_module_make_resident(module);
    if (!fill(&library, module, error))
        return NULL;
    library.folder = g_path_get_dirname(g_module_name(module));
    return &library;
}

gchar *tip_library_beside(const gchar *name)
{
    const TipLibrary *library = tip_library_get(NULL);
    return library ? g_build_filename(library->folder, name, NULL)
                   : g_build_filename(gwy_get_user_dir(), "gwytip", name, NULL);
}
