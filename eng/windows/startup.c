/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What MSVC's static runtime gives a NativeAOT image at link time, for a link with lld and the Windows SDK's
 * import libraries alone: start-up of programs and libraries, thread-local storage, the stack cookie,
 * operator new and delete. The C runtime itself is the Universal CRT, part of Windows 10 and later. There are
 * no headers of Windows here, so what is used is declared. `link` compiles it, with -DPROGRAM for an image
 * that has a main.
 */
typedef unsigned long long size;
typedef unsigned long dword;
typedef unsigned short wide;
typedef void (*initializer)(void);
typedef int (*checked_initializer)(void);
typedef void (*tls_callback)(void *module, dword reason, void *reserved);

void *malloc(size n);
void free(void *p);
void exit(int status);
void _initterm(initializer *first, initializer *last);
int _initterm_e(checked_initializer *first, checked_initializer *last);
int _configure_wide_argv(int mode);
int _initialize_wide_environment(void);
int *__p___argc(void);
wide ***__p___wargv(void);
int _crt_atexit(void (*f)(void));
void _set_app_type(int type);
__declspec(dllimport) int QueryPerformanceCounter(long long *count);
__declspec(dllimport) dword GetCurrentThreadId(void);
int wmain(int argc, wide **argv);
int DllMain(void *module, dword reason, void *reserved);

/* ---- initializers: the linker sorts these sections by what follows the $, ours being the first and last
 * ---- */
#pragma section(".CRT$XIA", read)
#pragma section(".CRT$XIZ", read)
#pragma section(".CRT$XCA", read)
#pragma section(".CRT$XCZ", read)
#pragma section(".CRT$XLA", read)
#pragma section(".CRT$XLZ", read)
__declspec(allocate(".CRT$XIA")) checked_initializer first_c = 0;
__declspec(allocate(".CRT$XIZ")) checked_initializer last_c = 0;
__declspec(allocate(".CRT$XCA")) initializer first_cpp = 0;
__declspec(allocate(".CRT$XCZ")) initializer last_cpp = 0;
__declspec(allocate(".CRT$XLA")) tls_callback first_tls = 0;
__declspec(allocate(".CRT$XLZ")) tls_callback last_tls = 0;

/* ---- thread-local storage: the directory that the loader reads, by the name that the linker looks for ----
 */
#pragma section(".tls", read, write)
#pragma section(".tls$ZZZ", read, write)
typedef struct {
    void *start, *end, *index, *callbacks;
    dword zero_fill, characteristics;
} tls_directory;

dword _tls_index = 0;
__declspec(allocate(".tls")) char _tls_start = 0;
__declspec(allocate(".tls$ZZZ")) char _tls_end = 0;
const tls_directory _tls_used = {&_tls_start, &_tls_end, &_tls_index, &first_tls + 1, 0, 0};

/* Thread-locals of the runtime have no constructors: a guard that is set from the start says that they have
 * run. */
__declspec(thread) char __tls_guard = 1;
const tls_callback __dyn_tls_init_callback = 0;

void __dyn_tls_on_demand_init(void) {}

void __dyn_tls_init(void *module, dword reason, void *reserved)
{
    (void)module;
    (void)reason;
    (void)reserved;
}

/* ---- the stack cookie (/GS) ---- */
size __security_cookie = 0x00002B992DDFA232ULL;
size __security_cookie_complement = ~0x00002B992DDFA232ULL;

static void seed_cookie(void)
{
    long long ticks = 0;
    QueryPerformanceCounter(&ticks);
    size mixed = (size)ticks * 0x9E3779B97F4A7C15ULL ^ (size)&ticks ^ ((size)GetCurrentThreadId() << 24);
    /* The upper bytes stay zero, as MSVC has it: a string that runs over cannot write the whole cookie. */
    mixed &= 0x0000FFFFFFFFFFFFULL;
    __security_cookie = mixed ? mixed : __security_cookie;
    __security_cookie_complement = ~__security_cookie;
}

void __security_check_cookie(size cookie)
{
    if (cookie != __security_cookie)
        __builtin_trap();
}

/* The answer is ExceptionContinueSearch. */
int __GSHandlerCheck(void *record, void *frame, void *context, void *dispatcher)
{
    (void)record;
    (void)frame;
    (void)context;
    (void)dispatcher;
    return 1;
}

void __report_rangecheckfailure(void)
{
    __builtin_trap();
}

void _purecall(void)
{
    __builtin_trap();
}

/* ---- markers that the compiler asks for, and control flow guard where the loader leaves it off ---- */
int _fltused = 0x9875;
int __isa_available = 0;

__attribute__((naked)) static void jump_to_rax(void)
{
    __asm__("jmpq *%rax");
}

static void nothing(void) {}

void (*__guard_dispatch_icall_fptr)(void) = jump_to_rax;
void (*__guard_check_icall_fptr)(void) = nothing;

int atexit(void (*f)(void))
{
    return _crt_atexit(f);
}

/* ---- operator new and delete, under MSVC's names ---- */
const char nothrow __asm__("?nothrow@std@@3Unothrow_t@1@B") = 0;
void *new_one(size n) __asm__("??2@YAPEAX_K@Z");
void *new_many(size n) __asm__("??_U@YAPEAX_K@Z");
void *new_one_nothrow(size n, const void *tag) __asm__("??2@YAPEAX_KAEBUnothrow_t@std@@@Z");
void *new_many_nothrow(size n, const void *tag) __asm__("??_U@YAPEAX_KAEBUnothrow_t@std@@@Z");
void delete_one(void *p) __asm__("??3@YAXPEAX@Z");
void delete_one_sized(void *p, size n) __asm__("??3@YAXPEAX_K@Z");
void delete_many(void *p) __asm__("??_V@YAXPEAX@Z");
void delete_many_sized(void *p, size n) __asm__("??_V@YAXPEAX_K@Z");

void *new_one_nothrow(size n, const void *tag)
{
    (void)tag;
    return malloc(n ? n : 1);
}

void *new_many_nothrow(size n, const void *tag)
{
    return new_one_nothrow(n, tag);
}

void *new_one(size n)
{
    void *p = new_one_nothrow(n, 0);
    if (!p)
        __builtin_trap();
    return p;
}

void *new_many(size n)
{
    return new_one(n);
}

void delete_one(void *p)
{
    free(p);
}

void delete_one_sized(void *p, size n)
{
    (void)n;
    free(p);
}

void delete_many(void *p)
{
    free(p);
}

void delete_many_sized(void *p, size n)
{
    (void)n;
    free(p);
}

/* ---- start ---- */
static int run_initializers(void)
{
    seed_cookie();
    if (_initterm_e(&first_c, &last_c))
        return 0;
    _initterm(&first_cpp, &last_cpp);
    return 1;
}

#if defined(PROGRAM)
void wmainCRTStartup(void)
{
    _set_app_type(1);        /* a console program */
    _configure_wide_argv(1); /* no wildcards: the program expands them itself */
    _initialize_wide_environment();
    exit(run_initializers() ? wmain(*__p___argc(), *__p___wargv()) : 255);
}
#else
int _DllMainCRTStartup(void *module, dword reason, void *reserved)
{
    if (reason == 1 && !run_initializers())
        return 0;
    return DllMain(module, reason, reserved);
}
#endif
