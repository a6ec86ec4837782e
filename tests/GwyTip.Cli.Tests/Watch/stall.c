/* Preloaded: folders do not answer while the file that GWYTIP_STALL names is there, as on a network share
 * that is gone. Whoever has begun to wait for one says so by the file named in GWYTIP_STALLED. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

DIR *opendir(const char *name)
{
    const char *marker = getenv("GWYTIP_STALL");
    const char *stalled = getenv("GWYTIP_STALLED");
    while (marker != NULL && access(marker, F_OK) == 0) {
        if (stalled != NULL)
            close(open(stalled, O_CREAT | O_WRONLY, 0600));
        usleep(20000);
    }
    DIR *(*next)(const char *) = (DIR * (*)(const char *)) dlsym(RTLD_NEXT, "opendir");
    return next(name);
}
