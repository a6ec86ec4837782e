/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a host does to its own process changes nothing that the library says, and the library changes nothing of
 * the host's: modes of floating point, traps, signals.
 *
 *     host LIBRARY MODELS
 *
 * Prints `ok`, or what failed. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "check.h"
#include "gwytip_library.h"
#include "structs.h"

#include <fenv.h>
#include <math.h>
#include <xmmintrin.h>
#ifndef _WIN32
#include <setjmp.h>
#include <signal.h>
#include <sys/time.h>
#endif

enum { SIDE = 64, FLUSH_TO_ZERO = 0x8000, DENORMALS_ARE_ZERO = 0x40, TRAPS = 0x680, EXCEPTIONS_SEEN = 0x3f };

typedef struct {
    gwytip_report report;
    gwytip_state_report states[GWYTIP_MAX_STATES];
} judged;

static gwytip_library tip;
static gwytip_engine_options options;
static double heights[SIDE * SIDE];

/* With an engine of its own: its threads begin as whoever opens it. */
static judged judge(void)
{
    gwytip_engine *engine = NULL;
    gwytip_field field = a_field(heights, SIDE, SIDE);
    judged said;
    memset(&said, 0, sizeof said);
    said.report = a_report(said.states, GWYTIP_MAX_STATES);
    CHECK(tip.engine_open(&options, &engine, message, sizeof message) == GWYTIP_OK);
    CHECK(tip.classify(engine, "auto", &field, &said.report, message, sizeof message) == GWYTIP_OK);
    said.report.states = NULL; /* an address, and no part of what is said */
    tip.engine_close(engine);
    return said;
}

static int is_same(const judged *a)
{
    judged b = judge();
    return memcmp(a, &b, sizeof b) == 0;
}

static void check_rounding(const judged *usual)
{
    static const int modes[] = {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        fesetround(modes[i]);
        CHECK(is_same(usual));
        CHECK(fegetround() == modes[i]);
    }
    fesetround(FE_TONEAREST);
}

/* Heights that are not normal numbers of 32 bits, and their squares none of 64. */
static void check_small_numbers(void)
{
    static double usual[SIDE * SIDE];
    memcpy(usual, heights, sizeof usual);
    for (int i = 0; i < SIDE * SIDE; i++)
        heights[i] *= 1e-29;
    judged said = judge();
    unsigned before = _mm_getcsr();
    _mm_setcsr(before | FLUSH_TO_ZERO | DENORMALS_ARE_ZERO);
    CHECK(is_same(&said));
    CHECK((_mm_getcsr() & (FLUSH_TO_ZERO | DENORMALS_ARE_ZERO)) == (FLUSH_TO_ZERO | DENORMALS_ARE_ZERO));
    _mm_setcsr(before);
    memcpy(heights, usual, sizeof usual);
}

/* As programs of Delphi have it: what is invalid, overflows or divides by zero ends the process. */
static judged judge_with_traps(void)
{
    unsigned before = _mm_getcsr();
    _mm_setcsr(before & ~(unsigned)(TRAPS | EXCEPTIONS_SEEN));
    judged said = judge();
    unsigned after = _mm_getcsr();
    _mm_setcsr(before);
    CHECK((after & TRAPS) == 0);
    return said;
}

#ifndef _WIN32
static volatile sig_atomic_t alarms, others;

static void on_alarm(int signal)
{
    (void)signal;
    alarms = alarms + 1;
}

static void on_other(int signal)
{
    (void)signal;
    others = others + 1;
}

/* Calls to the system are broken off all the time, and every handler stays who it was. */
static void check_signals(const judged *usual)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCHLD, SIGUSR1, SIGUSR2};
    enum { COUNT = sizeof signals / sizeof *signals };
    struct sigaction ours, now;
    memset(&ours, 0, sizeof ours);
    ours.sa_handler = on_other;
    for (int i = 0; i < COUNT; i++)
        sigaction(signals[i], &ours, NULL);
    ours.sa_handler = on_alarm;
    sigaction(SIGALRM, &ours, NULL);
    struct itimerval often = {{0, 1000}, {0, 1000}}, never = {{0, 0}, {0, 0}};
    setitimer(ITIMER_REAL, &often, NULL);
    for (int i = 0; i < 20; i++)
        CHECK(is_same(usual));
    setitimer(ITIMER_REAL, &never, NULL);
    CHECK(alarms > 0);
    for (int i = 0; i < COUNT; i++) {
        CHECK(sigaction(signals[i], NULL, &now) == 0 && now.sa_handler == on_other);
        raise(signals[i]);
    }
    CHECK(others == COUNT);
}

static sigjmp_buf back;

static void on_fault(int signal)
{
    siglongjmp(back, signal);
}

/* To be done before the library is called. */
static void survive_faults(void)
{
    struct sigaction ours;
    memset(&ours, 0, sizeof ours);
    ours.sa_handler = on_fault;
    ours.sa_flags = SA_NODEFER;
    CHECK(sigaction(SIGSEGV, &ours, NULL) == 0);
}

/* A host that survives its own faults goes on doing so. */
static void check_faults(const judged *usual)
{
    int *volatile nowhere = (int *)16;
    for (int i = 0; i < 3; i++) {
        int caught = sigsetjmp(back, 1);
        if (caught == 0) {
            *nowhere = 1;
            CHECK(!"a write to nowhere was no fault");
        }
        CHECK(caught == SIGSEGV);
        CHECK(is_same(usual));
    }
}
#endif

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s LIBRARY MODELS\n", argv[0]);
        return 2;
    }
    tip = gwytip_library_open(argv[1]);
    options = engine_options(argv[2], "cpu");
    for (int i = 0; i < SIDE * SIDE; i++)
        heights[i] = 1e-10 * sin(0.3 * (i % SIDE) + 0.002 * i) + 1e-12 * (i * 7919 % 101);
#ifndef _WIN32
    survive_faults();
#endif
    /* The first call of all begins the library's threads. */
    judged first = judge_with_traps(), usual = judge(), again = judge_with_traps();
    CHECK(memcmp(&usual, &first, sizeof first) == 0 && memcmp(&usual, &again, sizeof again) == 0);
    check_rounding(&usual);
    check_small_numbers();
#ifndef _WIN32
    check_signals(&usual);
    check_faults(&usual);
#endif
    if (failures == 0)
        puts("ok");
    return failures == 0 ? 0 : 1;
}
