/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded: memory is refused to one place in one library or program, whether it asks for it itself or through
 * others, as g_new and gtk_label_new do. A place is where the code of GWYTIP_FAIL_IN, the end of a path, goes
 * on after the call, as an offset in hexadecimal.
 *
 * GWYTIP_FAIL_LIST names a file: places are added to it as they come, one a line, and nothing is refused. Else
 * the first request from GWYTIP_FAIL_AT is refused, unless the file GWYTIP_FAIL_DONE is there, which tells
 * from then on that there was one. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

enum { FRAMES = 48, PLACES = 4096 };

static uintptr_t first, end, base, wanted;
static int list = -1;
static _Thread_local int busy;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static uintptr_t known[PLACES];
static int places, refused;

static int ends_with(const char *text, const char *ending)
{
    size_t length = strlen(text), more = strlen(ending);
    return length >= more && strcmp(text + length - more, ending) == 0;
}

static int find(struct dl_phdr_info *info, size_t size, void *ending)
{
    char self[4096] = "";
    const char *name = info->dlpi_name;
    (void)size;
    if (!*name && readlink("/proc/self/exe", self, sizeof self - 1) > 0)
        name = self;
    if (!ends_with(name, ending))
        return 0;
    base = info->dlpi_addr;
    first = UINTPTR_MAX;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type != PT_LOAD || !(part->p_flags & PF_X))
            continue;
        if (base + part->p_vaddr < first)
            first = base + part->p_vaddr;
        if (base + part->p_vaddr + part->p_memsz > end)
            end = base + part->p_vaddr + part->p_memsz;
    }
    return 1;
}

static void look(void)
{
    const char *ending = getenv("GWYTIP_FAIL_IN");
    busy++;
    if (ending && !end)
        dl_iterate_phdr(find, (void *)ending);
    busy--;
}

__attribute__((constructor)) static void begin(void)
{
    void *frames[2];
    const char *file = getenv("GWYTIP_FAIL_LIST"), *at = getenv("GWYTIP_FAIL_AT");
    const char *done = getenv("GWYTIP_FAIL_DONE");
    busy++;
    backtrace(frames, 2); /* takes memory the first time */
    if (file)
        list = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (at)
        wanted = strtoul(at, NULL, 16);
    refused = done && access(done, F_OK) == 0;
    busy--;
    look();
}

void *dlopen(const char *name, int flags)
{
    void *(*next)(const char *, int) = (void *(*)(const char *, int))dlsym(RTLD_NEXT, "dlopen");
    void *library = next(name, flags);
    look();
    return library;
}

/* The innermost place of the library on the stack; 0: it did not ask. */
static uintptr_t place(void)
{
    void *frames[FRAMES];
    int count = backtrace(frames, FRAMES);
    for (int i = 2; i < count; i++)
        if ((uintptr_t)frames[i] >= first && (uintptr_t)frames[i] < end)
            return (uintptr_t)frames[i] - base;
    return 0;
}

static void note(uintptr_t at)
{
    for (int i = 0; i < places; i++)
        if (known[i] == at)
            return;
    if (places < PLACES) {
        known[places++] = at;
        dprintf(list, "%lx\n", (unsigned long)at);
    }
}

static void tell(void)
{
    const char *file = getenv("GWYTIP_FAIL_DONE");
    if (file)
        close(open(file, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
}

static int refuses(void)
{
    int refuse = 0;
    if (!end || busy || (list < 0 && !wanted))
        return 0;
    busy++;
    uintptr_t at = place();
    if (at) {
        pthread_mutex_lock(&turn);
        if (list >= 0)
            note(at);
        else if (at == wanted && !refused)
            refuse = refused = 1;
        pthread_mutex_unlock(&turn);
        if (refuse)
            tell();
    }
    busy--;
    if (refuse)
        errno = ENOMEM;
    return refuse;
}

void *malloc(size_t size)
{
    return refuses() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return refuses() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return refuses() ? NULL : __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size)
{
    return refuses() ? NULL : __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return refuses() ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    if (refuses())
        return ENOMEM;
    *memory = __libc_memalign(alignment, size);
    return *memory ? 0 : ENOMEM;
}
