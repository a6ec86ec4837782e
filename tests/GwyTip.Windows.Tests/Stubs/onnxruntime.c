/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An ONNX Runtime of another version, as a program may have left it on the PATH. It has no more than a
 * version. */
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const void *(*get_api)(uint32_t);
    const char *(*get_version)(void);
} ApiBase;

static const void *get_api(uint32_t version)
{
    (void)version;
    return NULL;
}

static const char *get_version(void)
{
    return "1.17.3";
}

__declspec(dllexport) const ApiBase *OrtGetApiBase(void)
{
    static const ApiBase base = {get_api, get_version};
    return &base;
}
