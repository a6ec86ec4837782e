/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of a consumer that goes on after a failure and counts them. */
#ifndef GWYTIP_TESTS_CHECK_H
#define GWYTIP_TESTS_CHECK_H

#include "gwytip.h"

#include <stdio.h>
#include <string.h>

static int failures;

/* What the library said last. */
static char message[GWYTIP_MESSAGE_SIZE];

#define CHECK(condition)                                                                                     \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            printf("line %d: %s (%s)\n", __LINE__, #condition, message);                                     \
            failures++;                                                                                      \
        }                                                                                                    \
    } while (0)

#define CHECK_ERROR(call, expected, text)                                                                    \
    do {                                                                                                     \
        message[0] = '\0';                                                                                   \
        CHECK((call) == (expected));                                                                         \
        CHECK(strstr(message, text) != NULL);                                                                \
    } while (0)

#endif
