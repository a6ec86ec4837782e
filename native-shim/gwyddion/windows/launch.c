/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * NAME.exe: runs the program in NAME.dll beside it. A program that itself needs Gwyddion's libraries would
 * not start where the PATH does not name their folder, with a message from Windows that names one file; this
 * one needs nothing, finds the folder first, and can say what is missing. */
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>
#include "gwyddion_folder.h"

enum { TEXT_SIZE = 16384 };

typedef int (*Program)(int argc, char **argv);

/* UTF-8, as everything that our programs say to one another. */
static int fail(const wchar_t *program, const wchar_t *problem, const wchar_t *details)
{
    static char text[3 * TEXT_SIZE];
    static const wchar_t *pieces[] = {NULL, L": ", NULL, NULL, L"\n"};
    pieces[0] = program;
    pieces[2] = problem;
    pieces[3] = details;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        if (WideCharToMultiByte(CP_UTF8, 0, pieces[i], -1, text, sizeof text, NULL, NULL) > 0)
            fputs(text, stderr);
    }
    return 1;
}

/* The name without folder and ending, in place. */
static wchar_t *bare_name(wchar_t *path)
{
    wchar_t *slash = wcsrchr(path, L'\\'), *name = slash ? slash + 1 : path, *dot = wcsrchr(name, L'.');
    if (dot)
        *dot = 0;
    return name;
}

/* The arguments in UTF-8, which GLib takes on Windows; they live as long as the process. */
static char **arguments_of(int argc, wchar_t **wide)
{
    char **arguments = calloc(argc + 1, sizeof *arguments);
    for (int i = 0; i < argc && arguments; i++) {
        int size = WideCharToMultiByte(CP_UTF8, 0, wide[i], -1, NULL, 0, NULL, NULL);
        arguments[i] = malloc(size);
        if (!arguments[i])
            return NULL;
        WideCharToMultiByte(CP_UTF8, 0, wide[i], -1, arguments[i], size, NULL, NULL);
    }
    return arguments;
}

int wmain(int argc, wchar_t **argv)
{
    static wchar_t self[TEXT_SIZE], library[TEXT_SIZE], folder[TEXT_SIZE], looked[TEXT_SIZE];
    DWORD length = GetModuleFileNameW(NULL, self, TEXT_SIZE);
    if (length == 0 || length == TEXT_SIZE)
        return fail(L"gwytip", L"the path of the program is too long", L"");
    wcscpy(library, self);
    wcscpy(library + length - 3, L"dll");
    const wchar_t *name = bare_name(self);

    int found = tip_gwyddion_folder(folder, TEXT_SIZE, looked, TEXT_SIZE);
    if (found)
        SetDllDirectoryW(folder);
    /* Windows shall not stop the program with a box of its own. */
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOOPENFILEERRORBOX);
    if (GetFileAttributesW(library) == INVALID_FILE_ATTRIBUTES)
        return fail(name, L"a part of the program is missing: ", library);
    HMODULE module = LoadLibraryW(library);
    if (!module)
        return found
                   ? fail(name,
                          L"Gwyddion 2.60 or later is needed (64 bit); libraries are missing or too old in ",
                          folder)
                   : fail(name, L"Gwyddion (64 bit) is needed and was not found: ", looked);
    FARPROC entry = GetProcAddress(module, "tip_program");
    if (!entry)
        return fail(name, L"not a part of this program: ", library);
    Program program;
    memcpy(&program, &entry, sizeof program);
    char **arguments = arguments_of(argc, argv);
    return arguments ? program(argc, arguments) : fail(name, L"out of memory", L"");
}
