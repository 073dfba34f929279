//! Sentences through the network, layer by layer.

use super::activations::{LANES, Span, Sum, gelu, layer_norm, quantise};
use super::attention::{self, Sizes, attend};
use super::linear::{Linear, Products};
use super::{Embeddings, Encoder, Layer, Norm, Pack};
use crate::names::TaggerError;
use half::slice::HalfFloatSliceExt;
use rten_simd::ops::{BitOps, NumOps};
use rten_simd::{Isa, SimdOp};
use std::ops::Range;

/// Rows that go through the linear layers at a time: as many as the matrix products cut theirs into, and few enough for
/// their sums to stay in the cache.
const BLOCK: usize = 64;

/// What a network works in, kept from call to call so that none has to ask for memory.
#[derive(Default)]
pub struct Workspace {
    /// What stands for each piece between the layers.
    pub(super) hidden: Vec<f32>,
    /// The same, or what attention saw, as bytes for the next product.
    bytes: Vec<u8>,
    spans: Vec<Span>,
    /// A block's integer sums.
    sums: Vec<i32>,
    /// Queries, keys and values.
    mixed: Vec<f32>,
    seen: Vec<f32>,
    attention: attention::Buffers,
    /// A row inside of a layer's second half, and a block of such rows as bytes.
    wide: Vec<f32>,
    wide_bytes: Vec<u8>,
    logits: Vec<f32>,
}

impl Encoder {
    /// The scores (logits) of the pieces that are asked for, label by label.
    ///
    /// # Errors
    /// When a sentence is too long or holds what the network does not know.
    pub fn forward<'a>(&self, pack: &Pack, space: &'a mut Workspace) -> Result<&'a [f32], TaggerError> {
        self.check(pack)?;
        // It cannot be kept: it is bound to its thread, and cheap to make.
        let products = &Products::default();
        Forward { encoder: self, products, pack, space }.dispatch()?;
        Ok(&space.logits)
    }

    fn check(&self, pack: &Pack) -> Result<(), TaggerError> {
        let failed = |what: &str| Err(TaggerError::Run(format!("the network does not know {what}")));
        let mut start = 0;
        for &end in &pack.ends {
            if end - start > self.config.max_position_embeddings {
                return failed(&format!("sentences of {} pieces", end - start));
            }
            start = end;
        }
        if let Some(id) = pack.ids.iter().find(|&&id| id as usize >= self.config.vocab_size) {
            return failed(&format!("the piece {id}"));
        }
        if let Some(kind) = pack.types.iter().find(|&&kind| usize::from(kind) >= self.config.type_vocab_size) {
            return failed(&format!("the token type {kind}"));
        }
        match pack.asked.last().is_none_or(|&last| last < pack.ids.len()) && pack.asked.is_sorted() {
            true => Ok(()),
            false => failed("the pieces that are asked for"),
        }
    }
}

struct Forward<'a> {
    encoder: &'a Encoder,
    products: &'a Products,
    pack: &'a Pack,
    space: &'a mut Workspace,
}

impl SimdOp for Forward<'_> {
    type Output = Result<(), TaggerError>;

    // All that is called from here and works on vectors must be inlined: only this is compiled for each instruction set.
    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) -> Self::Output {
        let Self { encoder: Encoder { config, embeddings, layers, head }, products, pack, space } = self;
        let width = config.hidden_size;
        space.make_room(pack.pieces(), width, config.intermediate_size);
        embeddings.embed(isa, width, pack, space);
        for (number, layer) in layers.iter().enumerate() {
            layer.mix(isa, products, space)?;
            let mut start = 0;
            for &end in &pack.ends {
                space.attend(isa, width, config.num_attention_heads, start..end);
                start = end;
            }
            if number + 1 == layers.len() {
                space.keep(&pack.asked, width);
            }
            for first in (0..space.spans.len()).step_by(BLOCK) {
                let rows = first..(first + BLOCK).min(space.spans.len());
                layer.join(isa, products, rows.clone(), space)?;
                layer.widen_and_narrow(isa, products, rows, space)?;
            }
        }
        space.logits.clear();
        for row in space.hidden.chunks_exact(width) {
            for (weights, bias) in head.weight.chunks_exact(width).zip(&head.bias) {
                space.logits.push(dot(isa, weights, row) + bias);
            }
        }
        Ok(())
    }
}

impl Workspace {
    pub(super) fn make_room(&mut self, pieces: usize, width: usize, inner: usize) {
        self.hidden.resize(pieces * width, 0.0);
        self.bytes.resize(pieces * width, 0);
        self.spans.resize(pieces, Span::default());
        self.mixed.resize(pieces * 3 * width, 0.0);
        self.seen.resize(pieces * width, 0.0);
        self.sums.resize(BLOCK * inner.max(3 * width), 0);
        self.wide.resize(inner, 0.0);
        self.wide_bytes.resize(BLOCK * inner, 0);
    }

    /// Attention over the sentence of these pieces.
    #[inline(always)]
    pub(super) fn attend<I: Isa>(&mut self, isa: I, width: usize, heads: usize, pieces: Range<usize>) {
        let mixed = &self.mixed[pieces.start * 3 * width..pieces.end * 3 * width];
        let seen = &mut self.seen[pieces.start * width..pieces.end * width];
        let sizes = Sizes { pieces: pieces.len(), width, head_width: width / heads };
        attend(isa, sizes, mixed, seen, &mut self.attention);
        let bytes = self.bytes[pieces.start * width..pieces.end * width].chunks_exact_mut(width);
        for ((row, bytes), span) in seen.chunks_exact(width).zip(bytes).zip(&mut self.spans[pieces]) {
            *span = quantise(isa, row, bytes);
        }
    }

    /// Keeps some rows alone: the last layer's products need no others.
    fn keep(&mut self, rows: &[usize], width: usize) {
        for (to, &from) in rows.iter().enumerate() {
            self.hidden.copy_within(from * width..(from + 1) * width, to * width);
            self.bytes.copy_within(from * width..(from + 1) * width, to * width);
            self.spans[to] = self.spans[from];
        }
        self.hidden.truncate(rows.len() * width);
        self.bytes.truncate(rows.len() * width);
        self.spans.truncate(rows.len());
    }
}

impl Embeddings {
    #[inline(always)]
    pub(super) fn embed<I: Isa>(&self, isa: I, width: usize, pack: &Pack, space: &mut Workspace) {
        let ops = isa.f32();
        let mut start = 0;
        for &end in &pack.ends {
            for piece in start..end {
                let numbers = piece * width..(piece + 1) * width;
                let row = &mut space.hidden[numbers.clone()];
                let id = pack.ids[piece] as usize;
                self.words[id * width..(id + 1) * width].convert_to_f32_slice(row);
                let position = &self.positions[(piece - start) * width..][..width];
                let kind = &self.types[usize::from(pack.types[piece]) * width..][..width];
                let both = position.chunks_exact(ops.len()).zip(kind.chunks_exact(ops.len()));
                for (row, (position, kind)) in row.chunks_exact_mut(ops.len()).zip(both) {
                    ops.store(ops.add(ops.add(ops.load(row), ops.load(position)), ops.load(kind)), row);
                }
                layer_norm(isa, row, &self.norm.weight, &self.norm.bias, self.norm.epsilon);
                space.spans[piece] = quantise(isa, row, &mut space.bytes[numbers]);
            }
            start = end;
        }
    }
}

impl Layer {
    /// Every piece's queries, keys and values.
    #[inline(always)]
    pub(super) fn mix<I: Isa>(&self, isa: I, products: &Products, space: &mut Workspace) -> Result<(), TaggerError> {
        let ops = isa.f32();
        let (width, outputs) = (self.mixing.inputs(), self.mixing.outputs());
        let blocks = space.bytes.chunks(BLOCK * width).zip(space.spans.chunks(BLOCK));
        for ((bytes, spans), mixed) in blocks.zip(space.mixed.chunks_mut(BLOCK * outputs)) {
            let sums = &mut space.sums[..spans.len() * outputs];
            self.mixing.product(products, bytes, sums)?;
            let rows = sums.chunks_exact(outputs).zip(mixed.chunks_exact_mut(outputs));
            for ((sums, mixed), &span) in rows.zip(spans) {
                self.mixing.restore(
                    isa,
                    sums,
                    span,
                    mixed,
                    #[inline(always)]
                    |numbers, row| ops.store(numbers, row),
                );
            }
        }
        Ok(())
    }

    /// What attention saw, joined and added to what was there.
    #[inline(always)]
    pub(super) fn join<I: Isa>(
        &self,
        isa: I,
        products: &Products,
        rows: Range<usize>,
        space: &mut Workspace,
    ) -> Result<(), TaggerError> {
        let numbers = rows.start * self.joining.outputs()..rows.end * self.joining.outputs();
        let (bytes, hidden) = (&mut space.bytes[numbers.clone()], &mut space.hidden[numbers.clone()]);
        let sums = &mut space.sums[..numbers.len()];
        self.joining.product(products, bytes, sums)?;
        add_and_norm(isa, &self.joining, &self.attention_norm, sums, hidden, bytes, &mut space.spans[rows]);
        Ok(())
    }

    /// The layer's second half, piece by piece.
    #[inline(always)]
    pub(super) fn widen_and_narrow<I: Isa>(
        &self,
        isa: I,
        products: &Products,
        rows: Range<usize>,
        space: &mut Workspace,
    ) -> Result<(), TaggerError> {
        let ops = isa.f32();
        let (width, inner) = (self.widening.inputs(), self.widening.outputs());
        let numbers = rows.start * width..rows.end * width;
        let (bytes, hidden) = (&mut space.bytes[numbers.clone()], &mut space.hidden[numbers.clone()]);
        let spans = &mut space.spans[rows.clone()];
        let sums = &mut space.sums[..rows.len() * inner];
        self.widening.product(products, bytes, sums)?;
        let wide_bytes = &mut space.wide_bytes[..rows.len() * inner];
        for ((sums, span), bytes) in sums.chunks_exact(inner).zip(&mut *spans).zip(wide_bytes.chunks_exact_mut(inner)) {
            self.widening.restore(
                isa,
                sums,
                *span,
                &mut space.wide,
                #[inline(always)]
                |numbers, row| ops.store(gelu(isa, numbers), row),
            );
            *span = quantise(isa, &space.wide, bytes);
        }
        let sums = &mut space.sums[..numbers.len()];
        self.narrowing.product(products, wide_bytes, sums)?;
        add_and_norm(isa, &self.narrowing, &self.output_norm, sums, hidden, bytes, spans);
        Ok(())
    }
}

/// Adds what a product's sums stand for to the rows that were there, and makes bytes of them.
#[inline(always)]
fn add_and_norm<I: Isa>(
    isa: I,
    linear: &Linear,
    norm: &Norm,
    sums: &[i32],
    hidden: &mut [f32],
    bytes: &mut [u8],
    spans: &mut [Span],
) {
    let ops = isa.f32();
    let width = linear.outputs();
    let rows = sums.chunks_exact(width).zip(hidden.chunks_exact_mut(width)).zip(bytes.chunks_exact_mut(width));
    for (((sums, hidden), bytes), span) in rows.zip(spans) {
        linear.restore(
            isa,
            sums,
            *span,
            hidden,
            #[inline(always)]
            |numbers, row| ops.store(ops.add(numbers, ops.load(row)), row),
        );
        layer_norm(isa, hidden, &norm.weight, &norm.bias, norm.epsilon);
        *span = quantise(isa, hidden, bytes);
    }
}

#[inline(always)]
fn dot<I: Isa>(isa: I, left: &[f32], right: &[f32]) -> f32 {
    let ops = isa.f32();
    let mut sum = Sum::new(isa);
    for (left, right) in left.chunks_exact(LANES).zip(right.chunks_exact(LANES)) {
        sum.add(
            #[inline(always)]
            |at, sum| ops.mul_add(ops.load(&left[at..]), ops.load(&right[at..]), sum),
        );
    }
    sum.total()
}
