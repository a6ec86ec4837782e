/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gwyddion_folder.h"

#include <stdarg.h>
#include <stdio.h>
#include <windows.h>

#define KEY L"Software\\Gwyddion\\2.0"
#define VALUE L"InstallDir"

enum { PLACE_SIZE = 4096 };

typedef struct {
    HKEY root;
    REGSAM view;
    const wchar_t *name;
} RegistryPlace;

/* A user's own installation before everybody's, and of those the 64-bit one first. The user's part of the
 * registry has one view only. */
static const RegistryPlace places[] = {
    {HKEY_CURRENT_USER, KEY_WOW64_64KEY, L"HKCU\\" KEY},
    {HKEY_LOCAL_MACHINE, KEY_WOW64_64KEY, L"HKLM\\" KEY L" (64 bit)"},
    {HKEY_LOCAL_MACHINE, KEY_WOW64_32KEY, L"HKLM\\" KEY L" (32 bit)"},
};

static void append(wchar_t *text, size_t size, const wchar_t *format, ...)
{
    size_t used = wcslen(text);
    va_list arguments;
    va_start(arguments, format);
    _vsnwprintf(text + used, size - used, format, arguments);
    va_end(arguments);
    text[size - 1] = 0;
}

static int read_folder(const RegistryPlace *place, wchar_t *folder)
{
    HKEY key;
    DWORD type, bytes = (PLACE_SIZE - 1) * sizeof *folder;
    if (RegOpenKeyExW(place->root, KEY, 0, KEY_QUERY_VALUE | place->view, &key) != ERROR_SUCCESS)
        return 0;
    LONG status = RegQueryValueExW(key, VALUE, NULL, &type, (BYTE *)folder, &bytes);
    RegCloseKey(key);
    if (status != ERROR_SUCCESS || type != REG_SZ)
        return 0;
    folder[bytes / sizeof *folder] = 0; /* the registry need not close what it keeps */
    size_t length = wcslen(folder);
    while (length > 0 && (folder[length - 1] == L'\\' || folder[length - 1] == L'/'))
        folder[--length] = 0;
    return length > 0;
}

/* Whether a library can be loaded into a 64-bit program; 0 also where it is not a library. */
static int is_64_bit(FILE *library)
{
    IMAGE_DOS_HEADER dos;
    struct {
        DWORD signature;
        IMAGE_FILE_HEADER file;
    } head;
    return fread(&dos, sizeof dos, 1, library) == 1 && dos.e_magic == IMAGE_DOS_SIGNATURE &&
           fseek(library, dos.e_lfanew, SEEK_SET) == 0 && fread(&head, sizeof head, 1, library) == 1 &&
           head.signature == IMAGE_NT_SIGNATURE && head.file.Machine == IMAGE_FILE_MACHINE_AMD64;
}

/* NULL where Gwyddion's libraries lie in the folder, else what is wrong with it. */
static const wchar_t *problem_of(const wchar_t *folder)
{
    wchar_t path[PLACE_SIZE] = L"";
    append(path, PLACE_SIZE, L"%ls\\libgwyddion2-0.dll", folder);
    FILE *library = _wfopen(path, L"rb");
    if (!library)
        return L"there is no libgwyddion2-0.dll";
    int fits = is_64_bit(library);
    fclose(library);
    return fits ? NULL : L"it is not a 64-bit Gwyddion";
}

int tip_gwyddion_folder(wchar_t *folder, size_t folder_size, wchar_t *looked, size_t looked_size)
{
    folder[0] = looked[0] = 0;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        wchar_t installed[PLACE_SIZE], libraries[PLACE_SIZE] = L"";
        const wchar_t *separator = i > 0 ? L"; " : L"";
        if (!read_folder(places + i, installed)) {
            append(looked, looked_size, L"%ls%ls has no " VALUE, separator, places[i].name);
            continue;
        }
        append(libraries, PLACE_SIZE, L"%ls\\bin", installed);
        const wchar_t *problem = problem_of(libraries);
        if (!problem) {
            append(folder, folder_size, L"%ls", libraries);
            return 1;
        }
        append(looked, looked_size, L"%ls%ls says %ls: %ls", separator, places[i].name, libraries, problem);
    }
    return 0;
}
