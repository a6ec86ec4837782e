/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_QUIET_H
#define GWYTIP_QUIET_H

#include <stdio.h>

/* A program's own streams, out of reach for Gwyddion's modules. */
typedef struct {
    FILE *in;
    FILE *out;
    FILE *err;
} TipStreams;

/* Takes stdin, stdout and stderr for the program and leaves the null device in their place, so that no module
 * can read the program's requests or write into its answers. The streams are binary. Returns 0 if the system
 * refuses. */
int tip_take_streams(TipStreams *streams);

#endif
