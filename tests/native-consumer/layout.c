/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints size and offsets of every struct of gwytip.h, one `struct.member OFFSET` a line. */
#include "gwytip.h"

#include <stdio.h>

#define SIZE(type) printf(#type " %zu\n", sizeof(type))
#define OFFSET(type, member) printf(#type "." #member " %zu\n", offsetof(type, member))

int main(void)
{
    SIZE(gwytip_engine_options);
    OFFSET(gwytip_engine_options, struct_size);
    OFFSET(gwytip_engine_options, models);
    OFFSET(gwytip_engine_options, provider);
    OFFSET(gwytip_engine_options, library_folder);
    SIZE(gwytip_surface);
    OFFSET(gwytip_surface, struct_size);
    OFFSET(gwytip_surface, name);
    OFFSET(gwytip_surface, state_count);
    OFFSET(gwytip_surface, member_count);
    SIZE(gwytip_state);
    OFFSET(gwytip_state, struct_size);
    OFFSET(gwytip_state, name);
    OFFSET(gwytip_state, description);
    OFFSET(gwytip_state, desirable);
    OFFSET(gwytip_state, threshold);
    SIZE(gwytip_field);
    OFFSET(gwytip_field, struct_size);
    OFFSET(gwytip_field, data);
    OFFSET(gwytip_field, width);
    OFFSET(gwytip_field, lines);
    OFFSET(gwytip_field, row_stride);
    OFFSET(gwytip_field, metres_per_pixel_x);
    OFFSET(gwytip_field, metres_per_pixel_y);
    OFFSET(gwytip_field, direction);
    SIZE(gwytip_state_report);
    OFFSET(gwytip_state_report, struct_size);
    OFFSET(gwytip_state_report, name);
    OFFSET(gwytip_state_report, desirable);
    OFFSET(gwytip_state_report, votes);
    OFFSET(gwytip_state_report, voters);
    OFFSET(gwytip_state_report, member_count);
    OFFSET(gwytip_state_report, confidence);
    OFFSET(gwytip_state_report, threshold);
    OFFSET(gwytip_state_report, members);
    SIZE(gwytip_report);
    OFFSET(gwytip_report, struct_size);
    OFFSET(gwytip_report, verdict);
    OFFSET(gwytip_report, confidence);
    OFFSET(gwytip_report, tip_change_line);
    OFFSET(gwytip_report, state_count);
    OFFSET(gwytip_report, state_capacity);
    OFFSET(gwytip_report, states);
    OFFSET(gwytip_report, surface);
    OFFSET(gwytip_report, state);
    OFFSET(gwytip_report, provider);
#ifndef VERSION_1
    OFFSET(gwytip_report, state_report_size);
#endif
    SIZE(gwytip_batch_item);
    OFFSET(gwytip_batch_item, struct_size);
    OFFSET(gwytip_batch_item, status);
    OFFSET(gwytip_batch_item, report);
    OFFSET(gwytip_batch_item, message);
    SIZE(gwytip_stream_options);
    OFFSET(gwytip_stream_options, struct_size);
    OFFSET(gwytip_stream_options, width);
    OFFSET(gwytip_stream_options, lines);
    OFFSET(gwytip_stream_options, metres_per_pixel);
    SIZE(gwytip_stream_progress);
    OFFSET(gwytip_stream_progress, struct_size);
    OFFSET(gwytip_stream_progress, lines);
    OFFSET(gwytip_stream_progress, judged_lines);
    OFFSET(gwytip_stream_progress, tip_change_line);
#ifndef VERSION_1
    SIZE(gwytip_tip);
    OFFSET(gwytip_tip, struct_size);
    OFFSET(gwytip_tip, adsorbates);
    OFFSET(gwytip_tip, polarity);
    OFFSET(gwytip_tip, ghost_count);
    OFFSET(gwytip_tip, near_plane);
    OFFSET(gwytip_tip, wide_plane);
    OFFSET(gwytip_tip, width);
    OFFSET(gwytip_tip, width_pixels);
    OFFSET(gwytip_tip, roundness);
    OFFSET(gwytip_tip, long_axis);
    OFFSET(gwytip_tip, lopsidedness);
    OFFSET(gwytip_tip, tail);
    OFFSET(gwytip_tip, shadow);
    OFFSET(gwytip_tip, ghost_distance);
    OFFSET(gwytip_tip, ghost_distance_pixels);
    OFFSET(gwytip_tip, ghost_direction);
    OFFSET(gwytip_tip, ghost_height);
    OFFSET(gwytip_tip, sentence);
    SIZE(gwytip_comparison);
    OFFSET(gwytip_comparison, struct_size);
    OFFSET(gwytip_comparison, likeness);
    OFFSET(gwytip_comparison, title);
    OFFSET(gwytip_comparison, unit);
    OFFSET(gwytip_comparison, reference_title);
    OFFSET(gwytip_comparison, reference_unit);
    OFFSET(gwytip_comparison, score);
    OFFSET(gwytip_comparison, differences);
    OFFSET(gwytip_comparison, warning);
#endif
    return 0;
}
