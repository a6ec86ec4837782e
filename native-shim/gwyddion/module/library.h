/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_LIBRARY_H
#define GWYTIP_LIBRARY_H

#include <glib.h>
#include "gwytip.h"

/* libgwytip, opened on first use: where it is missing the menu entry stays, and the dialog can say what to
 * do. */
typedef struct {
    gchar *folder; /* where the library lies */
    uint32_t (*abi_version)(void);
    const char *(*verdict_name)(int32_t verdict);
    const char *(*status_name)(int32_t status);
    gwytip_status (*engine_open)(const gwytip_engine_options *options, gwytip_engine **engine, char *message,
                                 size_t message_size);
    void (*engine_close)(gwytip_engine *engine);
    gwytip_status (*engine_surfaces)(gwytip_engine *engine, gwytip_surface *surfaces, int32_t *count,
                                     char *message, size_t message_size);
    gwytip_status (*classify)(gwytip_engine *engine, const char *surface, const gwytip_field *field,
                              gwytip_report *report, char *message, size_t message_size);
    gwytip_status (*decide)(const gwytip_field *field, gwytip_report *report, char *message,
                            size_t message_size);
    gwytip_status (*activation_map)(gwytip_engine *engine, const char *surface, const gwytip_field *field,
                                    const char *state, double *map, char *message, size_t message_size);
    gwytip_status (*measured_part)(const gwytip_field *field, uint8_t *measured, double *share,
                                   char *left_out, size_t left_out_size, char *message, size_t message_size);
    gwytip_status (*channel_check)(const char *title, const char *unit, char *message, size_t message_size);
    /* NULL: the library is of a time before them. */
    gwytip_status (*tip_picture)(const gwytip_field *field, gwytip_tip *tip, char *message,
                                 size_t message_size);
    gwytip_status (*compare)(gwytip_engine *engine, const char *surface, const gwytip_field *field,
                             const gwytip_field *reference, gwytip_comparison *comparison, char *message,
                             size_t message_size);
    gwytip_status (*engine_left_out)(gwytip_engine *engine, char *text, size_t text_size, char *message,
                                     size_t message_size);
} TipLibrary;

/* An error's code is the gwytip_status of the library, or TIP_ERROR_LIBRARY where the library itself is
 * missing or of another version. */
#define TIP_ERROR tip_error_quark()
#define TIP_ERROR_LIBRARY (-1)
GQuark tip_error_quark(void);

/* The library, which stays loaded for good; NULL with `error` set where it cannot be used. A failure is not
 * remembered: the next call looks again. Only for the main thread. */
const TipLibrary *tip_library_get(GError **error);

/* Path of what is installed beside the library, whether it is there or not; without a library, of where it belongs.
 * To be freed. */
gchar *tip_library_beside(const gchar *name);

#endif
