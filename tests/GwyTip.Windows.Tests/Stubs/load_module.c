/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads Gwyddion's module as Gwyddion does, and the library of the same name beside it.
 *
 *     load_module GWYDDION MODULE LIBRARY
 *
 * Prints the module's `abi`, how many of its seven texts are `set`, and whether the two libraries are
 * `apart`. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <windows.h>

/* GwyModuleInfo */
typedef struct {
    uint32_t abi_version;
    int (*register_functions)(void);
    const char *texts[5];
} ModuleInfo;

static FARPROC find(HMODULE library, const char *name)
{
    FARPROC found = library ? GetProcAddress(library, name) : NULL;
    if (!found) {
        printf("no %s: error %lu\n", name, GetLastError());
        ExitProcess(1);
    }
    return found;
}

int wmain(int argc, wchar_t **argv)
{
    if (argc != 4)
        return 2;
    SetDllDirectoryW(argv[1]);
    HMODULE module = LoadLibraryW(argv[2]), library = LoadLibraryW(argv[3]);
    FARPROC query = find(module, "_gwy_module_query"), version = find(library, "gwytip_abi_version");
    ModuleInfo *(*get_info)(void);
    uint32_t (*get_version)(void);
    memcpy(&get_info, &query, sizeof query);
    memcpy(&get_version, &version, sizeof version);
    const ModuleInfo *info = get_info();
    int set = info->register_functions != NULL;
    for (int i = 0; i < 5; i++)
        set += info->texts[i] && *info->texts[i];
    printf("abi %u\nset %d\napart %d\nlibrary %u\n", info->abi_version, set, module != library,
           get_version());
    return 0;
}
