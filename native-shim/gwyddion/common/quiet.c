/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quiet.h"

#include <fcntl.h>
#include <unistd.h>

#ifdef _WIN32
#define NULL_DEVICE "NUL"
#else
#define NULL_DEVICE "/dev/null"
#define O_BINARY 0
#endif

static FILE *take(int stream, int null_device, const char *mode)
{
    int own = dup(stream);
    if (own < 0 || dup2(null_device, stream) < 0)
        return NULL;
#ifdef _WIN32
    _setmode(own, O_BINARY);
#else
    fcntl(own, F_SETFD, FD_CLOEXEC);
#endif
    return fdopen(own, mode);
}

int tip_take_streams(TipStreams *streams)
{
    int null_device = open(NULL_DEVICE, O_RDWR | O_BINARY);
    if (null_device < 0)
        return 0;
    streams->in = take(STDIN_FILENO, null_device, "rb");
    streams->out = take(STDOUT_FILENO, null_device, "wb");
    streams->err = take(STDERR_FILENO, null_device, "wb");
    close(null_device);
    return streams->in && streams->out && streams->err;
}
