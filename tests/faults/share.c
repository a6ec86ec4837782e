/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network share that fails: a folder shown, to be read only, at another place, by the kernel's FUSE protocol
 * (linux/fuse.h) without a library.
 *
 *     share FOLDER PLACE
 *
 * Says `ready` and answers until it is killed; then the share is gone, as one whose server is. From SIGUSR1 on
 * it answers nothing. A file is what its name says: to read one with "stalls" in it is not answered, one with
 * "breaks" is EIO, to open one with "stale" is ESTALE. Who is killed while he waits is let go, as on NFS. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/fuse.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { NODES = 4096, REQUEST = 1 << 18, ANSWER = 1 << 17 };

static int device;
static char *paths[NODES + 1]; /* by the kernel's number; 1 is the folder */
static uint64_t nodes = 1;
static volatile sig_atomic_t silent;
static char request[REQUEST], answer[ANSWER];

static void reply(uint64_t unique, int error, const void *data, size_t size)
{
    struct fuse_out_header head = {.unique = unique, .error = -error, .len = (uint32_t)(sizeof head + size)};
    struct iovec parts[] = {{&head, sizeof head}, {(void *)data, size}};
    if (writev(device, parts, 2) < 0 && errno != ENOENT)
        perror("share");
}

static void fall_silent(int number)
{
    silent = number;
}

static uint64_t node_of(const char *path)
{
    for (uint64_t i = 1; i <= nodes; i++)
        if (strcmp(paths[i], path) == 0)
            return i;
    if (nodes == NODES)
        exit(3);
    paths[++nodes] = strdup(path);
    return nodes;
}

static int attributes(uint64_t node, struct fuse_attr *to)
{
    struct stat is;
    if (stat(paths[node], &is) != 0)
        return errno;
    *to = (struct fuse_attr){.ino = node,
                             .size = (uint64_t)is.st_size,
                             .mode = is.st_mode,
                             .nlink = 1,
                             .mtime = (uint64_t)is.st_mtime,
                             .blksize = 4096};
    return 0;
}

static void look_up(const struct fuse_in_header *in, const char *name)
{
    char path[4096];
    struct fuse_entry_out entry = {0};
    snprintf(path, sizeof path, "%s/%s", paths[in->nodeid], name);
    int error = access(path, F_OK) == 0 ? 0 : errno;
    if (!error)
        error = attributes(entry.nodeid = node_of(path), &entry.attr);
    reply(in->unique, error, &entry, error ? 0 : sizeof entry);
}

static void get_attributes(const struct fuse_in_header *in)
{
    struct fuse_attr_out out = {0};
    int error = attributes(in->nodeid, &out.attr);
    reply(in->unique, error, &out, error ? 0 : sizeof out);
}

static void open_node(const struct fuse_in_header *in)
{
    struct fuse_open_out out = {.open_flags = FOPEN_DIRECT_IO};
    int error = strstr(paths[in->nodeid], "stale") ? ESTALE : 0;
    reply(in->unique, error, &out, error ? 0 : sizeof out);
}

static void read_file(const struct fuse_in_header *in, const struct fuse_read_in *what)
{
    const char *path = paths[in->nodeid];
    if (strstr(path, "stalls"))
        return;
    int file = strstr(path, "breaks") ? -1 : open(path, O_RDONLY);
    ssize_t count =
        file < 0 ? -1 : pread(file, answer, what->size < ANSWER ? what->size : ANSWER, (off_t)what->offset);
    if (file >= 0)
        close(file);
    reply(in->unique, count < 0 ? EIO : 0, answer, count < 0 ? 0 : (size_t)count);
}

static void read_folder(const struct fuse_in_header *in, const struct fuse_read_in *what)
{
    size_t size = 0;
    uint64_t number = 0;
    DIR *folder = opendir(paths[in->nodeid]);
    struct dirent *found;
    while (folder && (found = readdir(folder))) {
        struct fuse_dirent entry = {.ino = found->d_ino,
                                    .off = ++number,
                                    .namelen = (uint32_t)strlen(found->d_name),
                                    .type = found->d_type};
        size_t room = FUSE_DIRENT_ALIGN(FUSE_NAME_OFFSET + entry.namelen);
        if (number <= what->offset)
            continue;
        if (size + room > what->size || size + room > ANSWER)
            break;
        memset(answer + size, 0, room);
        memcpy(answer + size, &entry, FUSE_NAME_OFFSET);
        memcpy(answer + size + FUSE_NAME_OFFSET, found->d_name, entry.namelen);
        size += room;
    }
    if (folder)
        closedir(folder);
    reply(in->unique, 0, answer, size);
}

static void serve(const struct fuse_in_header *in, const void *body)
{
    static const struct fuse_init_out agreed = {.major = FUSE_KERNEL_VERSION,
                                                .minor = 31,
                                                .max_readahead = 0,
                                                .max_write = 4096,
                                                .max_background = 16,
                                                .congestion_threshold = 12};
    if (silent && in->opcode != FUSE_INTERRUPT)
        return;
    switch (in->opcode) {
    case FUSE_INIT:
        reply(in->unique, 0, &agreed, sizeof agreed);
        break;
    case FUSE_LOOKUP:
        look_up(in, body);
        break;
    case FUSE_GETATTR:
        get_attributes(in);
        break;
    case FUSE_OPEN:
    case FUSE_OPENDIR:
        open_node(in);
        break;
    case FUSE_READ:
        read_file(in, body);
        break;
    case FUSE_READDIR:
        read_folder(in, body);
        break;
    case FUSE_RELEASE:
    case FUSE_RELEASEDIR:
    case FUSE_FLUSH:
        reply(in->unique, 0, NULL, 0);
        break;
    case FUSE_INTERRUPT:
        reply(((const struct fuse_interrupt_in *)body)->unique, EINTR, NULL, 0);
        break;
    case FUSE_FORGET:
    case FUSE_BATCH_FORGET:
        break;
    default:
        reply(in->unique, ENOSYS, NULL, 0);
    }
}

int main(int argc, char **argv)
{
    char options[128];
    if (argc != 3) {
        fprintf(stderr, "usage: %s FOLDER PLACE\n", argv[0]);
        return 2;
    }
    paths[1] = argv[1];
    signal(SIGUSR1, fall_silent);
    device = open("/dev/fuse", O_RDWR | O_CLOEXEC);
    snprintf(options, sizeof options, "fd=%d,rootmode=40000,user_id=0,group_id=0", device);
    if (device < 0 || mount("share", argv[2], "fuse", MS_RDONLY | MS_NOSUID | MS_NODEV, options) != 0) {
        perror("share");
        return 1;
    }
    puts("ready");
    fflush(stdout);
    for (;;) {
        ssize_t size = read(device, request, sizeof request);
        if (size < 0 && (errno == EINTR || errno == EAGAIN || errno == ENOENT))
            continue;
        if (size < (ssize_t)sizeof(struct fuse_in_header))
            return 0; /* unmounted */
        serve((const struct fuse_in_header *)request, request + sizeof(struct fuse_in_header));
    }
}
