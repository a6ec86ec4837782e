/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The functions of a libgwytip opened by its path, as a plug-in opens it. */
#ifndef GWYTIP_LIBRARY_H
#define GWYTIP_LIBRARY_H

#include "gwytip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

typedef struct {
    uint32_t (*abi_version)(void);
    const char *(*verdict_name)(int32_t);
    const char *(*status_name)(int32_t);
    gwytip_status (*engine_open)(const gwytip_engine_options *, gwytip_engine **, char *, size_t);
    gwytip_status (*engine_surfaces)(gwytip_engine *, gwytip_surface *, int32_t *, char *, size_t);
    gwytip_status (*engine_states)(gwytip_engine *, const char *, gwytip_state *, int32_t *, char *, size_t);
    gwytip_status (*classify)(gwytip_engine *, const char *, const gwytip_field *, gwytip_report *, char *,
                              size_t);
    gwytip_status (*classify_batch)(gwytip_engine *, const char *, const gwytip_field *, gwytip_batch_item *,
                                    int32_t, char *, size_t);
    void (*engine_close)(gwytip_engine *);
    gwytip_status (*stream_open)(gwytip_engine *, const char *, const gwytip_stream_options *,
                                 gwytip_stream **, char *, size_t);
    gwytip_status (*stream_push)(gwytip_stream *, const double *, int32_t, char *, size_t);
    gwytip_status (*stream_poll)(gwytip_stream *, gwytip_report *, gwytip_stream_progress *, char *, size_t);
    gwytip_status (*stream_reset)(gwytip_stream *, char *, size_t);
    void (*stream_close)(gwytip_stream *);
    gwytip_status (*decide)(const gwytip_field *, gwytip_report *, char *, size_t);
    gwytip_status (*activation_map)(gwytip_engine *, const char *, const gwytip_field *, const char *,
                                    double *, char *, size_t);
    gwytip_status (*surface_score)(gwytip_engine *, const char *, const gwytip_field *, double *, char *,
                                   size_t);
    gwytip_status (*measured_part)(const gwytip_field *, uint8_t *, double *, char *, size_t, char *, size_t);
    gwytip_status (*channel_check)(const char *, const char *, char *, size_t);
#ifndef VERSION_1
    gwytip_status (*tip_picture)(const gwytip_field *, gwytip_tip *, char *, size_t);
    gwytip_status (*compare)(gwytip_engine *, const char *, const gwytip_field *, const gwytip_field *,
                             gwytip_comparison *, char *, size_t);
    const char *(*likeness_name)(int32_t);
    gwytip_status (*engine_left_out)(gwytip_engine *, char *, size_t, char *, size_t);
#endif
} gwytip_library;

#ifdef _WIN32
static void *gwytip_library_load(const char *path)
{
    return (void *)LoadLibraryA(path);
}

static void gwytip_library_explain(void)
{
    fprintf(stderr, "LoadLibrary: error %lu\n", GetLastError());
}

static int gwytip_library_has(void *handle, const char *name, void *function)
{
    FARPROC found = GetProcAddress((HMODULE)handle, name);
    memcpy(function, &found, sizeof found);
    return found != NULL;
}
#else
static void *gwytip_library_load(const char *path)
{
    return dlopen(path, RTLD_NOW | RTLD_LOCAL);
}

static void gwytip_library_explain(void)
{
    fprintf(stderr, "%s\n", dlerror());
}

/* POSIX's way around C's ban on turning an object pointer into a function pointer. */
static int gwytip_library_has(void *handle, const char *name, void *function)
{
    void *found = dlsym(handle, name);
    memcpy(function, &found, sizeof found);
    return found != NULL;
}
#endif

static void gwytip_library_find(void *handle, const char *name, void *function)
{
    if (!gwytip_library_has(handle, name, function)) {
        fprintf(stderr, "no %s in the library\n", name);
        exit(2);
    }
}

/* Ends the program where the library does not open. */
static gwytip_library gwytip_library_open(const char *path)
{
    gwytip_library library;
    void *handle = gwytip_library_load(path);
    if (!handle) {
        gwytip_library_explain();
        exit(2);
    }
    gwytip_library_find(handle, "gwytip_abi_version", &library.abi_version);
    gwytip_library_find(handle, "gwytip_verdict_name", &library.verdict_name);
    gwytip_library_find(handle, "gwytip_status_name", &library.status_name);
    gwytip_library_find(handle, "gwytip_engine_open", &library.engine_open);
    gwytip_library_find(handle, "gwytip_engine_surfaces", &library.engine_surfaces);
    gwytip_library_find(handle, "gwytip_engine_states", &library.engine_states);
    gwytip_library_find(handle, "gwytip_classify", &library.classify);
    gwytip_library_find(handle, "gwytip_classify_batch", &library.classify_batch);
    gwytip_library_find(handle, "gwytip_engine_close", &library.engine_close);
    gwytip_library_find(handle, "gwytip_stream_open", &library.stream_open);
    gwytip_library_find(handle, "gwytip_stream_push", &library.stream_push);
    gwytip_library_find(handle, "gwytip_stream_poll", &library.stream_poll);
    gwytip_library_find(handle, "gwytip_stream_reset", &library.stream_reset);
    gwytip_library_find(handle, "gwytip_stream_close", &library.stream_close);
    gwytip_library_find(handle, "gwytip_decide", &library.decide);
    gwytip_library_find(handle, "gwytip_activation_map", &library.activation_map);
    gwytip_library_find(handle, "gwytip_surface_score", &library.surface_score);
    gwytip_library_find(handle, "gwytip_measured_part", &library.measured_part);
    gwytip_library_find(handle, "gwytip_channel_check", &library.channel_check);
#ifndef VERSION_1
    gwytip_library_find(handle, "gwytip_tip_picture", &library.tip_picture);
    gwytip_library_find(handle, "gwytip_compare", &library.compare);
    gwytip_library_find(handle, "gwytip_likeness_name", &library.likeness_name);
    gwytip_library_find(handle, "gwytip_engine_left_out", &library.engine_left_out);
#endif
    return library;
}

#endif
