//! How far could a figure be off, had other releases of the same kind been marked?
//!
//! The bootstrap's percentile interval (Efron and Tibshirani, “An Introduction to the Bootstrap”, 1993, chapter 13):
//! releases are drawn with replacement, as many as there are, the figure is computed of those drawn, and the middle
//! 95 % of its values over [`RESAMPLES`] draws are the interval. Releases are drawn and not mentions, since mistakes of one
//! release are alike.

use super::report::Interval;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::Rng;

/// How many times releases are drawn.
pub const RESAMPLES: usize = 1000;
/// What the generator begins with: the same gold gives the same intervals.
pub const SEED: u64 = 19_930_515;
/// What lies below the interval, and above it.
const TAIL: f64 = 0.025;

/// Draws releases with replacement, [`RESAMPLES`] times; tells each time how often each was drawn.
pub fn resample(releases: usize, mut drawn: impl FnMut(&[u32])) {
    let mut generator = generator(SEED);
    for _ in 0..RESAMPLES {
        let mut times = vec![0; releases];
        for _ in 0..releases {
            times[below(&mut generator, releases)] += 1;
        }
        drawn(&times);
    }
}

/// A generator whose numbers are the same on every machine (O'Neill, “PCG: A Family of Simple Fast Space-Efficient
/// Statistically Good Algorithms for Random Number Generation”, 2014).
pub fn generator(seed: u64) -> Pcg64Mcg {
    Pcg64Mcg::new(u128::from(seed))
}

/// A random number below `limit`, by multiplication: its bias, of `limit` in 2⁶⁴, is nothing here.
pub fn below(generator: &mut Pcg64Mcg, limit: usize) -> usize {
    ((u128::from(generator.next_u64()) * limit as u128) >> 64) as usize
}

/// The middle 95 % of the values, with linear interpolation between them; `None` where there are fewer than two.
pub fn interval(mut values: Vec<f64>) -> Option<Interval> {
    if values.len() < 2 {
        return None;
    }
    values.sort_by(f64::total_cmp);
    let quantile = |share: f64| {
        let at = share * (values.len() - 1) as f64;
        let (low, high) = (at.floor() as usize, at.ceil() as usize);
        values[low] + (values[high] - values[low]) * at.fract()
    };
    Some(Interval(quantile(TAIL), quantile(1.0 - TAIL)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_releases_are_drawn_as_there_are_and_each_as_often_as_another() {
        let (mut draws, mut total) = (0, [0_u32; 7]);
        resample(7, |times| {
            draws += 1;
            assert_eq!(times.iter().sum::<u32>(), 7);
            total.iter_mut().zip(times).for_each(|(total, times)| *total += times);
        });
        assert_eq!(draws, RESAMPLES);
        // Each is drawn about 1000 times; the standard deviation of that is 29.
        assert!(total.iter().all(|&times| times.abs_diff(1000) < 120), "{total:?}");
    }

    #[test]
    fn the_interval_leaves_out_a_fortieth_on_either_side() {
        let values = (0..=400).rev().map(f64::from).collect();
        assert_eq!(interval(values), Some(Interval(10.0, 390.0)));
        assert_eq!(interval(vec![1.0]), None);
    }

    #[test]
    fn the_interval_of_a_mean_is_that_of_theory() {
        // 100 releases, of which half are right: the standard error of the share is 0.05.
        let mut shares = Vec::new();
        resample(100, |times| shares.push(f64::from(times.iter().step_by(2).sum::<u32>()) / 100.0));
        let Interval(low, high) = interval(shares).unwrap();
        assert!((low - 0.40).abs() < 0.015 && (high - 0.60).abs() < 0.015, "{low} {high}");
    }
}
